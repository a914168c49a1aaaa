import type { Category } from './master.ts';

/** The order in which categories are shown and compared: `sortOrder`, then id. */
export function inCategoryOrder(categories: readonly Category[]): readonly Category[] {
  return categories.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1));
}
