import { z } from 'zod';
import type { SquareAccount } from '#lib/simulators/square/types.ts';
import { createBuilder } from './build.ts';
import { shopPlace } from './shop-names.ts';
import { squareId } from './square-id.ts';

/** A row of a chain's published menu. Prices are in yen. */
export const menuRowSchema = z.looseObject({
  id: z.union([z.int(), z.string()]),
  name: z.string(),
  /** The price guests pay, tax included. The price without tax is derived from it and fits no single rate. */
  price_with_tax: z.int(),
  genre: z.string(),
});
export type MenuRow = z.input<typeof menuRowSchema>;

/**
 * A Square account that sells these rows: one item each, with its genre as category and the price with tax as price.
 */
export function accountFromMenuRows(
  rows: readonly MenuRow[],
  { shops = 3, name = '実在のチェーン' }: { shops?: number; name?: string } = {},
): SquareAccount {
  const build = createBuilder(name);
  const locations = Array.from({ length: shops }, (_, index) =>
    build.location({ id: `L${squareId(12, name, index)}`, ...shopPlace(index) }),
  );
  const tax = build.tax('消費税10%（内税）', '10', 'INCLUSIVE');
  const genres = [...new Set(rows.map(({ genre }) => genre))].map((genre) => [genre, build.category(genre)] as const);
  const categoryIds = new Map(genres.map(([genre, category]) => [genre, category.id]));
  const items = z
    .array(menuRowSchema)
    .parse(rows)
    .map((row, ordinal) =>
      build.item({
        key: String(row.id),
        name: row.name,
        ordinal,
        categoryIds: [categoryIds.get(row.genre) ?? ''],
        taxIds: [tax.id],
        variations: [{ key: 'regular', price: row.price_with_tax, sku: String(row.id) }],
      }),
    );
  return build.account(locations, [tax, ...genres.map(([, category]) => category), ...items]);
}
