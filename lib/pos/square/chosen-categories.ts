import type { CategorySource } from '#lib/domain/category-source.ts';
import { SyncError } from '#lib/domain/errors.ts';
import type { PosMenu } from '#lib/sync/ports.ts';
import type { CatalogueCategory } from './category.ts';

type Categories = ReadonlyMap<string, CatalogueCategory>;

/** The categories that a chain uses; those without a name are among them, but not published. */
export type ChosenCategories = {
  has(id: string): boolean;
  isPublished(id: string): boolean;
};

/**
 * A menu's own entry is not among its categories, only the sections below it. Throws `pos-menu-unknown` if the account
 * has no such menu.
 */
export function chosenCategories(categories: Categories, source: CategorySource): ChosenCategories {
  const ids = source.kind === 'menu' ? sectionsOf(categories, source.menuId) : ownIn(categories);
  return {
    has: (id) => ids.has(id),
    isPublished: (id) => ids.has(id) && categories.get(id)?.name.trim() !== '',
  };
}

/** The account's menus with their sections, in Square's order: ordinal, then id. */
export function menusIn(categories: Categories): readonly PosMenu[] {
  const below = childrenOf(categories);
  const inOrder = (list: readonly CatalogueCategory[]) =>
    list.toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
  return inOrder([...categories.values()].filter(isMenu)).map(({ id, name }) => ({
    id,
    name,
    sections: inOrder(below.get(id) ?? []).map((section) => section.name),
  }));
}

function isMenu({ kind, parentId }: CatalogueCategory): boolean {
  return kind === 'menu' && parentId === undefined;
}

function ownIn(categories: Categories): ReadonlySet<string> {
  return new Set([...categories.values()].filter(({ kind }) => kind === 'own').map(({ id }) => id));
}

function sectionsOf(categories: Categories, menuId: string): ReadonlySet<string> {
  const menu = categories.get(menuId);
  if (!menu || !isMenu(menu)) throw new SyncError('pos-menu-unknown', { detail: { said: menu?.name || menuId } });
  const below = childrenOf(categories);
  const found = new Set((below.get(menuId) ?? []).map(({ id }) => id));
  // A set visits what is added while it is iterated.
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id);
  return found;
}

function childrenOf(categories: Categories): ReadonlyMap<string, readonly CatalogueCategory[]> {
  const children = new Map<string, CatalogueCategory[]>();
  for (const category of categories.values()) {
    const { kind, parentId } = category;
    if (kind !== 'menu' || parentId === undefined) continue;
    const siblings = children.get(parentId) ?? [];
    siblings.push(category);
    children.set(parentId, siblings);
  }
  return children;
}
