import { inCategoryOrder } from '#lib/domain/category-order.ts';
import type { Category, MasterIssue } from '#lib/domain/master.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Catalogue } from './catalogue.ts';
import { type CatalogueCategory, isPublished } from './category.ts';
import { categoryIssue } from './issues.ts';

/**
 * The account's categories, also those without items. `sortOrder` is Square's own ordinal (0 where there is none)
 * rather than a rank, so that one category moved changes one category.
 */
export function categoriesOf({ categories }: Catalogue): Reading<readonly Category[]> {
  const issues: MasterIssue[] = [];
  const master: Category[] = [];
  for (const category of categories.values()) {
    const { id, name, ordinal, parentId, kitchen } = category;
    if (!isPublished(category)) {
      if (!kitchen) issues.push(categoryIssue('name', category));
      continue;
    }
    const parent = parentId === undefined ? undefined : categories.get(parentId);
    const isLost = parentId !== undefined && (!parent || leadsToItself(category, categories));
    if (isLost) issues.push(categoryIssue('parentId', category));
    const hasParent = parent && !isLost && isPublished(parent);
    master.push({ id, name, ...(hasParent && { parentId: parent.id }), sortOrder: ordinal });
  }
  return { master: inCategoryOrder(master), issues };
}

function leadsToItself(start: CatalogueCategory, categories: ReadonlyMap<string, CatalogueCategory>): boolean {
  const passed = new Set<string>();
  for (let id = start.parentId; id !== undefined && !passed.has(id); id = categories.get(id)?.parentId) {
    if (id === start.id) return true;
    passed.add(id);
  }
  return false;
}
