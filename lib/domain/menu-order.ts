import type { Menu } from './master.ts';

/**
 * The order in which menus are shown and compared: items by `sortOrder`, then id; option groups by id, for items name
 * theirs in an order of their own. A platform may list either as it likes: that alone is no change.
 */
export function inMenuOrder(menu: Menu): Menu {
  return {
    ...menu,
    items: menu.items.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1)),
    optionGroups: menu.optionGroups.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
