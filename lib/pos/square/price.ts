import type { SquareModifier, SquareVariation } from './schema.ts';

/** Absent currency: that of the location. */
export type Price = { readonly amount: number; readonly currency: string | undefined };

/** A price, and where another one holds instead. `null` is a price that the till asks for at the time of the sale. */
export type PriceList = { readonly base: Price | null; readonly at: ReadonlyMap<string, Price | null> };

/** Looks a price up for a shop, and looks at its currency. */
export type PriceReader = (prices: PriceList, item: { readonly id: string; readonly name: string }) => Price | null;

/** Most prices hold everywhere, and share this. */
const NOWHERE: PriceList['at'] = new Map();

type Money = SquareVariation['item_variation_data']['price_money'];

/**
 * A location's override replaces what it names: a price alone makes it a fixed one, `VARIABLE_PRICING` alone takes the
 * price away, `FIXED_PRICING` alone brings the base price back.
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

/** An option without a price costs nothing more. */
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
