import type { SquareModifier, SquareVariation } from './schema.ts';

/** Without a currency, the location's applies. */
export type Price = { readonly amount: number; readonly currency: string | undefined };

/** A price and its overrides by location. `null`: the price is entered at the register. */
export type PriceList = { readonly base: Price | null; readonly at: ReadonlyMap<string, Price | null> };

/** Looks up a price for a shop and checks its currency. */
export type PriceReader = (prices: PriceList, item: { readonly id: string; readonly name: string }) => Price | null;

/** Shared by most prices, which have no overrides. */
const NOWHERE: PriceList['at'] = new Map();

type Money = SquareVariation['item_variation_data']['price_money'];

/**
 * A location's override replaces only the fields it sets: a price alone makes it fixed, `VARIABLE_PRICING` alone
 * removes the price, `FIXED_PRICING` alone restores the base price.
 */
export function variationPrices({ item_variation_data: data }: SquareVariation): PriceList {
  const basePrice = toPrice(data.price_money);
  const base = isVariable(data.pricing_type) ? null : basePrice;
  if (!data.location_overrides?.length) return { base, at: NOWHERE };
  const at = new Map<string, Price | null>();
  for (const override of data.location_overrides) {
    const ownPrice = toPrice(override.price_money);
    const type = override.pricing_type ?? (ownPrice ? 'FIXED_PRICING' : data.pricing_type);
    if (override.location_id) at.set(override.location_id, isVariable(type) ? null : (ownPrice ?? basePrice));
  }
  return { base, at };
}

/** An option without a price is free. */
export function modifierPrices({ modifier_data: data }: SquareModifier): PriceList {
  const base = toPrice(data.price_money) ?? { amount: 0, currency: undefined };
  if (!data.location_overrides?.length) return { base, at: NOWHERE };
  const at = new Map<string, Price | null>();
  for (const { location_id: locationId, price_money: money } of data.location_overrides) {
    if (locationId) at.set(locationId, toPrice(money) ?? base);
  }
  return { base, at };
}

export function priceAt({ base, at }: PriceList, locationId: string): Price | null {
  const own = at.get(locationId);
  return own === undefined ? base : own;
}

function toPrice(money: Money): Price | null {
  if (money?.amount === undefined || money.amount === null) return null;
  return { amount: money.amount, currency: money.currency ?? undefined };
}

function isVariable(pricingType: string | null | undefined): boolean {
  return pricingType === 'VARIABLE_PRICING';
}
