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

/** The ids of all variants and options of a menu. */
export function partIds(menu: StoredMenu | undefined): Record<'variantIds' | 'optionIds', ReadonlySet<string>> {
  const parsed = (entries: ReadonlyMap<string, string> | undefined) =>
    [...(entries?.values() ?? [])].map((text): unknown => JSON.parse(text));
  const items = parsed(menu?.items) as readonly OderItem[];
  const groups = parsed(menu?.optionGroups) as readonly OderOptionGroup[];
  return {
    variantIds: new Set(items.flatMap(({ variants }) => variants.map(({ id }) => id))),
    optionIds: new Set(groups.flatMap(({ options }) => options.map(({ id }) => id))),
  };
}

/**
 * Counts the items that publishing `next` over `before` adds, changes and removes. An item changes with its option
 * groups, those nested in them included.
 */
export function menuCounts(before: StoredMenu | undefined, next: OderMenu, stored: StoredMenu): WriteCounts {
  const changedGroups = withOuter(
    next.optionGroups.filter(({ id }) => before?.optionGroups.get(id) !== stored.optionGroups.get(id)),
    next,
  );
  const counts: WriteCounts = { created: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const item of next.items) {
    const old = before?.items.get(item.id);
    const isSame = old === stored.items.get(item.id) && !item.optionGroupIds.some((id) => changedGroups.has(id));
    if (old === undefined) counts.created++;
    else if (isSame) counts.unchanged++;
    else counts.changed++;
  }
  for (const id of before?.items.keys() ?? []) if (!stored.items.has(id)) counts.removed++;
  return counts;
}

/** The ids of these groups, and of all groups that have one of them nested in an option, at any depth. */
function withOuter(groups: readonly OderOptionGroup[], { optionGroups }: OderMenu): ReadonlySet<string> {
  const outerOf = Map.groupBy(
    optionGroups.flatMap(({ id: outer, options }) =>
      options.flatMap(({ optionGroupIds = [] }) => optionGroupIds.map((inner) => ({ inner, outer }))),
    ),
    ({ inner }) => inner,
  );
  const reached = new Set(groups.map(({ id }) => id));
  // A set's iteration includes what is added on the way.
  for (const id of reached) for (const { outer } of outerOf.get(id) ?? []) reached.add(outer);
  return reached;
}
