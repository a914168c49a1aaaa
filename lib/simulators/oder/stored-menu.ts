import type { OderItem, OderMenu, OderOptionGroup, WriteCounts } from './schema.ts';

/**
 * A published menu, stored as text by id. Equal texts share one string, so that thousands of shops with nearly the same
 * menu fit into memory.
 */
export type StoredMenu = {
  readonly currency: string;
  readonly items: ReadonlyMap<string, string>;
  readonly optionGroups: ReadonlyMap<string, string>;
  readonly usedCategoryIds: ReadonlySet<string>;
};

const INTERNED_LIMIT = 200_000;
let interned = new Map<string, string>();

function intern(text: string): string {
  const existing = interned.get(text);
  if (existing !== undefined) return existing;
  if (interned.size >= INTERNED_LIMIT) interned = new Map();
  interned.set(text, text);
  return text;
}

/** Converts a menu for storage. Two stored menus are equal if their texts are. */
export function storeMenu(menu: OderMenu): StoredMenu {
  const textById = (list: readonly (OderItem | OderOptionGroup)[]) =>
    new Map(list.map((entry) => [entry.id, intern(JSON.stringify(entry))]));
  return {
    currency: menu.currency,
    items: textById(menu.items),
    optionGroups: textById(menu.optionGroups),
    usedCategoryIds: new Set(menu.items.flatMap(({ categoryIds }) => categoryIds)),
  };
}

/** A menu as JSON; with empty lists if the shop has none published. */
export function menuText(menu: StoredMenu | undefined, currency: string): string {
  const list = (entries: ReadonlyMap<string, string> | undefined) => `[${[...(entries?.values() ?? [])].join()}]`;
  const members = [
    `"currency":${JSON.stringify(menu?.currency ?? currency)}`,
    `"items":${list(menu?.items)}`,
    `"optionGroups":${list(menu?.optionGroups)}`,
  ];
  return `{${members.join()}}`;
}

/**
 * Counts the items that publishing `next` over `before` adds, changes and removes. An item changes with its option
 * groups.
 */
export function menuCounts(before: StoredMenu | undefined, next: OderMenu, stored: StoredMenu): WriteCounts {
  const sameGroup = (id: string) => before?.optionGroups.get(id) === stored.optionGroups.get(id);
  const counts: WriteCounts = { created: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const item of next.items) {
    const old = before?.items.get(item.id);
    if (old === undefined) counts.created++;
    else if (old === stored.items.get(item.id) && item.optionGroupIds.every(sameGroup)) counts.unchanged++;
    else counts.changed++;
  }
  for (const id of before?.items.keys() ?? []) if (!stored.items.has(id)) counts.removed++;
  return counts;
}
