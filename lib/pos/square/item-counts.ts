import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import type { CatalogueItem } from './item.ts';

/** The number of items at each location; `elsewhere` is that of every other location. */
export type ItemCounts = { readonly elsewhere: number; readonly at: ReadonlyMap<string, number> };

/** Counts items as the catalogue lists them: withheld ones too, which is near enough to compare menus by size. */
export function* countItems(items: Iterable<CatalogueItem>): Steps<ItemCounts> {
  let elsewhere = 0;
  const more = new Map<string, number>();
  for (const { archived, presence } of items) {
    yield;
    if (archived) continue;
    if (presence.everywhere) elsewhere += 1;
    const change = presence.everywhere ? -1 : 1;
    for (const locationId of presence.exceptAt) more.set(locationId, (more.get(locationId) ?? 0) + change);
  }
  return { elsewhere, at: new Map([...more].map(([locationId, change]) => [locationId, elsewhere + change])) };
}
