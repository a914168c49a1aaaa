import type { Menu } from './master.ts';

/**
 * The order in which menus are shown and compared: items by `sortOrder`, then id; option groups by id, as items list
 * theirs in their own order. A platform's own list order is not a change.
 */
export function inMenuOrder(menu: Menu): Menu {
  return {
    ...menu,
    items: menu.items.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1)),
    optionGroups: menu.optionGroups.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
