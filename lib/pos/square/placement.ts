import type { MasterIssue } from '#lib/domain/master.ts';
import { itemIssue } from '#lib/pos/master-issues.ts';
import type { CatalogueCategory } from './category.ts';
import type { ChosenCategories } from './chosen-categories.ts';

/** An item's position in a category. */
export type CategoryRef = { readonly id: string; readonly ordinal: number };

export type Placement = {
  readonly categoryIds: readonly string[];
  readonly sortOrder: number;
  readonly issues: readonly MasterIssue[];
};

export type KnownCategories = {
  readonly categories: ReadonlyMap<string, CatalogueCategory>;
  readonly chosen: ChosenCategories;
};

/**
 * An item's categories of those that the chain uses, in order (ordinal, then id), the same in every shop. Its `sortOrder` is Square's ordinal in the
 * first of them, 0 if there is none. It is not a rank, so moving an item changes only that item.
 */
export function placementOf(
  item: { readonly id: string; readonly name: string; readonly categoryRefs: readonly CategoryRef[] },
  { categories, chosen }: KnownCategories,
): Placement {
  const issues: MasterIssue[] = [];
  const places: { id: string; sortOrder: number; ordinal: number }[] = [];
  for (const { id, ordinal } of item.categoryRefs) {
    const category = categories.get(id);
    if (category && chosen.isPublished(id)) places.push({ id, sortOrder: category.ordinal, ordinal });
    else if (!category || chosen.has(id)) issues.push(itemIssue('unknown-category', item, id));
  }
  places.sort((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1));
  if (places.length === 0) issues.push(itemIssue('uncategorised', item));
  return {
    categoryIds: places.map(({ id }) => id),
    sortOrder: places[0]?.ordinal ?? item.categoryRefs[0]?.ordinal ?? 0,
    issues,
  };
}
