import { inCategoryOrder } from '#lib/domain/category-order.ts';
import type { Category, MasterIssue } from '#lib/domain/master.ts';
import type { Converted } from '#lib/domain/reading.ts';
import { categoryIssue } from '#lib/pos/master-issues.ts';
import type { Catalogue } from './catalogue.ts';
import type { CatalogueCategory } from './category.ts';

/**
 * The categories that the chain uses, including those without items. `sortOrder` is Square's own ordinal (0 if absent)
 * rather than a rank, so moving a category changes only that category.
 */
export function categoriesOf({ categories, chosen, menuId }: Catalogue): Converted<readonly Category[]> {
  const issues: MasterIssue[] = [];
  const master: Category[] = [];
  const circles = inCircles(categories);
  for (const category of categories.values()) {
    const { id, name, ordinal, parentId, hasHours } = category;
    const isUsed = chosen.has(id);
    if (hasHours && (isUsed || id === menuId)) issues.push(categoryIssue('hours', category));
    if (!isUsed) continue;
    if (!chosen.isPublished(id)) {
      issues.push(categoryIssue('name', category));
      continue;
    }
    const parent = parentId === undefined ? undefined : categories.get(parentId);
    const isLost = parentId !== undefined && (!parent || circles.has(id));
    if (isLost) issues.push(categoryIssue('parentId', category));
    const hasParent = parent && !isLost && chosen.isPublished(parent.id);
    master.push({ id, name, ...(hasParent && { parentId: parent.id }), sortOrder: ordinal });
  }
  return { master: inCategoryOrder(master), issues };
}

/**
 * Categories that are their own ancestors. Visits each category once, so a chain of thousands of parents stays linear.
 */
function inCircles(categories: ReadonlyMap<string, CatalogueCategory>): ReadonlySet<string> {
  const circles = new Set<string>();
  const done = new Set<string>();
  for (const start of categories.keys()) {
    const path = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !path.has(id)) {
      path.add(id);
      id = categories.get(id)?.parentId;
    }
    let isInCircle = false;
    for (const passed of path) {
      isInCircle ||= passed === id;
      if (isInCircle) circles.add(passed);
      done.add(passed);
    }
  }
  return circles;
}
