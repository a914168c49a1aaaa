import type { Category, Item, Menu, Option, OptionGroup, Variant } from './master.ts';
import { withOuterGroups } from './offered-groups.ts';

export type FieldValue = string | number | boolean | null;

/** One field that differs. Prices are integers in the smallest unit; lists are joined by ", ". */
export type FieldChange = {
  readonly field: string;
  /** The variant or option that the field belongs to, if there are several. */
  readonly of?: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
};

export const ENTRY_KINDS = ['item', 'optionGroup', 'category'] as const;

export type EntryChange = {
  readonly kind: (typeof ENTRY_KINDS)[number];
  readonly id: string;
  readonly name: string;
  readonly change: 'created' | 'changed' | 'removed';
  /** Only for `changed`, in the order of the entity's fields. */
  readonly fields: readonly FieldChange[];
};

export type PlanCounts = {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
};

/**
 * What a sync would write. Counts are of items, or of categories; a changed option group counts as a change of its
 * items.
 */
export type Plan = { readonly counts: PlanCounts; readonly changes: readonly EntryChange[] };

/**
 * The field-by-field plan from one menu to another. It has changes exactly if guests would see or pay something else:
 * list order doesn't count, and another currency changes every price.
 */
export function planMenu(before: Menu, after: Menu): Plan {
  const currency = differing([pair('currency', before.currency, after.currency)]);
  const groups = compareEntries(before.optionGroups, after.optionGroups, {
    kind: 'optionGroup',
    fields: (was, is) => [...currency, ...groupFields(was, is)],
  });
  const touched = touchedGroups(groups.changes, after);
  const items = compareEntries(before.items, after.items, {
    kind: 'item',
    fields: (was, is) => [...currency, ...itemFields(was, is), ...itemGroupFields(was, is, touched)],
  });
  return { counts: items.counts, changes: [...items.changes, ...groups.changes] };
}

/** The plan from one list of categories to another. */
export function planCategories(before: readonly Category[], after: readonly Category[]): Plan {
  return compareEntries(before, after, { kind: 'category', fields: categoryFields });
}

type Entry = { readonly id: string; readonly name: string };

function compareEntries<T extends Entry>(
  before: readonly T[],
  after: readonly T[],
  entity: { kind: EntryChange['kind']; fields: (was: T, is: T) => readonly FieldChange[] },
): Plan {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const wanted = new Set(after.map((entry) => entry.id));
  const created: EntryChange[] = [];
  const changed: EntryChange[] = [];
  for (const is of after) {
    const was = known.get(is.id);
    const { id, name } = is;
    if (was === undefined) {
      created.push({ kind: entity.kind, id, name, change: 'created', fields: [] });
      continue;
    }
    const fields = entity.fields(was, is);
    if (fields.length > 0) changed.push({ kind: entity.kind, id, name, change: 'changed', fields });
  }
  const removed = before
    .filter((entry) => !wanted.has(entry.id))
    .map(({ id, name }): EntryChange => ({ kind: entity.kind, id, name, change: 'removed', fields: [] }));
  return {
    counts: {
      created: created.length,
      changed: changed.length,
      removed: removed.length,
      unchanged: after.length - created.length - changed.length,
    },
    changes: [...removed, ...changed, ...created],
  };
}

function differing(pairs: readonly FieldChange[]): readonly FieldChange[] {
  return pairs.filter((pair) => pair.before !== pair.after);
}

function pair(field: string, before: FieldValue | undefined, after: FieldValue | undefined, of?: string): FieldChange {
  return { field, ...(of !== undefined && { of }), before: before ?? null, after: after ?? null };
}

type ListPair = { readonly was: readonly string[]; readonly is: readonly string[] };

/** Compares part by part, as joined text can hide a difference; in that case the ids are shown. */
function differingList(
  field: string,
  { was, is, shown = { was, is } }: ListPair & { readonly shown?: ListPair },
): readonly FieldChange[] {
  if (was.length === is.length && was.every((id, place) => id === is[place])) return [];
  const [before, after] = [shown.was.join(', '), shown.is.join(', ')];
  if (before !== after) return [{ field, before, after }];
  return [{ field, before: JSON.stringify(was), after: JSON.stringify(is) }];
}

function categoryFields(was: Category, is: Category): readonly FieldChange[] {
  return differing([
    pair('name', was.name, is.name),
    pair('parentId', was.parentId, is.parentId),
    pair('sortOrder', was.sortOrder, is.sortOrder),
  ]);
}

function itemFields(was: Item, is: Item): readonly FieldChange[] {
  return [
    ...partFields<Variant>(was.variants, is.variants, {
      field: 'variants',
      alone: is.variants.length === 1,
      more: (before, after, of) => differing([pair('sku', before.sku, after.sku, of)]),
    }),
    ...differing([
      pair('name', was.name, is.name),
      pair('kana', was.kana, is.kana),
      pair('taxRate', was.taxRate, is.taxRate),
      pair('taxRateDineIn', was.taxRates?.dineIn, is.taxRates?.dineIn),
      pair('taxRateTakeaway', was.taxRates?.takeaway, is.taxRates?.takeaway),
      pair('taxIncluded', was.taxIncluded, is.taxIncluded),
      pair('alcoholic', was.alcoholic === true, is.alcoholic === true),
    ]),
    ...differingList('categoryIds', { was: was.categoryIds, is: is.categoryIds }),
    ...differingList('optionGroupIds', { was: was.optionGroupIds, is: is.optionGroupIds }),
    ...differing([pair('sortOrder', was.sortOrder, is.sortOrder)]),
  ];
}

/** The names of the groups that change for guests: themselves, or one nested in them. */
function touchedGroups(changes: readonly EntryChange[], after: Menu): ReadonlyMap<string, string> {
  if (changes.length === 0) return new Map();
  const names = new Map(changes.map((change) => [change.id, change.name]));
  for (const { id, name } of after.optionGroups) names.set(id, name);
  const touched = withOuterGroups(
    changes.map((change) => change.id),
    after,
  );
  return new Map([...touched].map((id) => [id, names.get(id) ?? id]));
}

/** An item changes for guests if a group that it had and keeps changes. */
function itemGroupFields(was: Item, is: Item, touched: ReadonlyMap<string, string>): readonly FieldChange[] {
  const had = new Set(was.optionGroupIds);
  return is.optionGroupIds
    .filter((id) => had.has(id) && touched.has(id))
    .map((id) => ({ field: 'options', of: touched.get(id) ?? id, before: null, after: null }));
}

function groupFields(was: OptionGroup, is: OptionGroup): readonly FieldChange[] {
  return [
    ...differing([
      pair('name', was.name, is.name),
      pair('min', was.min, is.min),
      pair('max', was.max, is.max),
      pair('repeatable', was.repeatable === true, is.repeatable === true),
    ]),
    ...partFields<Option>(was.options, is.options, { field: 'options', alone: false, more: optionFields }),
  ];
}

function optionFields(was: Option, is: Option, of: string | undefined): readonly FieldChange[] {
  const [nestedWas, nestedIs] = [was.optionGroupIds ?? [], is.optionGroupIds ?? []];
  return [
    ...differing([
      pair('maxPerOption', was.maxPerOption, is.maxPerOption, of),
      pair('default', was.default === true, is.default === true, of),
    ]),
    ...differingList('nestedGroupIds', { was: nestedWas, is: nestedIs }).map((change) => ({
      ...change,
      ...(of !== undefined && { of }),
    })),
  ];
}

type Part = { readonly id: string; readonly name?: string; readonly price: number };
type PartList<T> = {
  readonly field: string;
  readonly alone: boolean;
  /** The fields that only this kind of part has. */
  readonly more: (was: T, is: T, of: string | undefined) => readonly FieldChange[];
};

/** Variants and options belong to their entity, so their array order counts. */
function partFields<T extends Part>(was: readonly T[], is: readonly T[], list: PartList<T>): readonly FieldChange[] {
  const known = new Map(was.map((part) => [part.id, part]));
  const kept = is.flatMap((part) => {
    const before = known.get(part.id);
    if (before === undefined) return [];
    const of = list.alone ? undefined : (part.name ?? part.id);
    return [
      ...differing([
        pair('price', before.price, part.price, of),
        pair(list.alone ? 'variantName' : 'partName', before.name, part.name, of),
      ]),
      ...list.more(before, part, of),
    ];
  });
  const ids = { was: was.map((part) => part.id), is: is.map((part) => part.id) };
  return [...kept, ...differingList(list.field, { ...ids, shown: { was: namesOf(was), is: namesOf(is) } })];
}

function namesOf(parts: readonly Part[]): readonly string[] {
  return parts.map((part) => part.name ?? part.id);
}
