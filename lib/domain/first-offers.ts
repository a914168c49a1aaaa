import type { Item, Menu } from './master.ts';
import { groupsById, offeredGroups } from './offered-groups.ts';

/** For each option group that guests can reach, the first item that offers it, itself or nested. */
export function firstOffers(menu: Menu): ReadonlyMap<string, Item> {
  const groups = groupsById(menu);
  const first = new Map<string, Item>();
  for (const item of menu.items) {
    const unseen = item.optionGroupIds.filter((id) => !first.has(id));
    for (const { id } of offeredGroups(unseen, groups)) if (!first.has(id)) first.set(id, item);
  }
  return first;
}
