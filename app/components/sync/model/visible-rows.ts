import type { Shop } from '#lib/contract/shops.ts';
import { compareShops, type Sort } from './order.ts';

export type VisibleOptions = {
  readonly shops: ReadonlyMap<string, Shop>;
  readonly sort: Sort;
  readonly matches: (shop: Shop) => boolean;
  /** The table has the pointer or the focus, so rows are neither added nor removed. */
  readonly frozen: boolean;
};

/**
 * The rows to show, given the previous ones (`null` after the user changed the order or filter).
 * Rows are never reordered: shops that no longer match are removed, and new matches are inserted in sort order
 * as far as the existing rows allow.
 */
export function visibleRows(previous: readonly string[] | null, options: VisibleOptions): readonly string[] {
  const { shops, sort, matches, frozen } = options;
  if (previous === null) {
    return [...shops.values()]
      .filter(matches)
      .toSorted((a, b) => compareShops(a, b, sort))
      .map((shop) => shop.id);
  }
  const staying = previous.filter((id) => {
    const shop = shops.get(id);
    return shop !== undefined && (frozen || matches(shop));
  });
  if (frozen) return same(staying, previous) ? previous : staying;

  const shown = new Set(staying);
  const coming = [...shops.values()].filter((shop) => !shown.has(shop.id) && matches(shop));
  if (coming.length === 0) return same(staying, previous) ? previous : staying;

  const sorted = coming.toSorted((a, b) => compareShops(a, b, sort));
  return mergeRows(staying, sorted, (id, shop) => {
    const other = shops.get(id);
    return other !== undefined && compareShops(other, shop, sort) > 0;
  });
}

/**
 * Inserts each shop before the first row that sorts after it. The shops are sorted, so a single pass is enough:
 * when a run over thousands of shops starts, all of them enter a filter at the same time.
 */
function mergeRows(
  staying: readonly string[],
  sorted: readonly Shop[],
  isAfter: (id: string, shop: Shop) => boolean,
): readonly string[] {
  const rows: string[] = [];
  let next = 0;
  for (const id of staying) {
    for (let shop = sorted[next]; shop !== undefined && isAfter(id, shop); shop = sorted[next]) {
      rows.push(shop.id);
      next += 1;
    }
    rows.push(id);
  }
  return [...rows, ...sorted.slice(next).map((shop) => shop.id)];
}

/** Whether the rows are no longer in the requested order. */
export function isOutOfOrder(rows: readonly string[], shops: ReadonlyMap<string, Shop>, sort: Sort): boolean {
  let before: Shop | undefined;
  for (const id of rows) {
    const shop = shops.get(id);
    if (shop === undefined) continue;
    if (before !== undefined && compareShops(before, shop, sort) > 0) return true;
    before = shop;
  }
  return false;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
