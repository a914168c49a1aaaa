import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import type { ColumnOf } from './columns.ts';
import type { Row } from './table.ts';
import { flagIn, idIn, wholeIn } from './values.ts';

/** What a shop has of its own for a variant; null: as in items.csv. */
export type ShopPrice = { readonly price: number | null; readonly onSale: boolean | null };

/** By location, then by variant. */
export type ShopPrices = ReadonlyMap<string, ReadonlyMap<string, ShopPrice>>;

type Known = { readonly locations: ReadonlyMap<string, unknown>; readonly variantIds: ReadonlySet<string> };

export function* readPrices(rows: readonly Row<ColumnOf<'prices.csv'>>[], known: Known): Steps<ShopPrices> {
  const prices = new Map<string, Map<string, ShopPrice>>();
  for (const row of rows) {
    yield;
    const locationId = idIn(row, 'location_id');
    const variantId = idIn(row, 'variant_id');
    if (!known.locations.has(locationId)) throw row.fault('unknown-reference', 'location_id');
    if (!known.variantIds.has(variantId)) throw row.fault('unknown-reference', 'variant_id');
    const atShop = prices.get(locationId) ?? new Map<string, ShopPrice>();
    if (atShop.has(variantId)) throw row.fault('duplicate', 'variant_id');
    atShop.set(variantId, { price: wholeIn(row, 'price'), onSale: flagIn(row, 'on_sale') });
    prices.set(locationId, atShop);
  }
  return prices;
}
