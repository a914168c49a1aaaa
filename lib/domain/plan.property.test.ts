import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCategoryOrder } from './category-order.ts';
import type { Category, Item, Menu, Option, OptionGroup } from './master.ts';
import { inMenuOrder } from './menu-order.ts';
import { type EntryChange, type Plan, planCategories, planMenu } from './plan.ts';

/** Few ids, so two menus overlap; some look like a joined list of others. */
const id = fc.constantFrom('a', 'b', 'c', 'a, b', 'b, c');
const name = fc.constantFrom('生', '中', '生, 中', '', '🍺', 'a');
const price = fc.integer({ min: -1, max: 4 }).map((step) => step * 100);
const sortOrder = fc.integer({ min: 0, max: 2 });
const ids = fc.uniqueArray(id, { maxLength: 3 });

const listOf = <T extends { readonly id: string }>(entry: fc.Arbitrary<T>) =>
  fc.uniqueArray(entry, { selector: (candidate) => candidate.id, maxLength: 4 });

const variant = fc.record({ id, name, price, sku: name }, { requiredKeys: ['id', 'price'] });
const item: fc.Arbitrary<Item> = fc.record(
  {
    id,
    name,
    kana: name,
    categoryIds: ids,
    sortOrder,
    taxRate: fc.constantFrom(8, 10, 7.5),
    taxRates: fc.constantFrom({ dineIn: 10 }, { takeaway: 8 }, { dineIn: 10, takeaway: 8 }),
    taxIncluded: fc.boolean(),
    alcoholic: fc.constant(true as const),
    variants: listOf(variant),
    optionGroupIds: ids,
  },
  { requiredKeys: ['id', 'name', 'categoryIds', 'sortOrder', 'taxIncluded', 'variants', 'optionGroupIds'] },
);
const option: fc.Arbitrary<Option> = fc.record(
  {
    id,
    name,
    price,
    maxPerOption: fc.integer({ min: 1, max: 2 }),
    default: fc.constant(true as const),
    optionGroupIds: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['id', 'name', 'price'] },
);
const optionGroup: fc.Arbitrary<OptionGroup> = fc.record(
  {
    id,
    name,
    min: sortOrder,
    max: fc.option(sortOrder),
    repeatable: fc.constant(true as const),
    options: listOf(option),
  },
  { requiredKeys: ['id', 'name', 'min', 'max', 'options'] },
);
const menu: fc.Arbitrary<Menu> = fc.record({
  currency: fc.constantFrom('JPY', 'JPY', 'JPY', 'USD'),
  items: listOf(item),
  optionGroups: listOf(optionGroup),
});
const category: fc.Arbitrary<Category> = fc.record(
  { id, name, parentId: id, sortOrder },
  { requiredKeys: ['id', 'name', 'sortOrder'] },
);
const categories = listOf(category);

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

/** A menu and a typical edit of it: reordered, an entry added, removed or replaced, one field edited. */
const edited: fc.Arbitrary<readonly [Menu, Menu]> = menu.chain((before) =>
  fc.tuple(
    fc.constant(before),
    fc.record({
      currency: fc.constantFrom(before.currency, before.currency, before.currency, 'USD'),
      items: editOf(before.items, item),
      optionGroups: editOf(before.optionGroups, optionGroup),
    }),
  ),
);
const pairs = fc.oneof(edited, fc.tuple(menu, menu));

function editOf<T extends { readonly id: string }>(list: readonly T[], entry: fc.Arbitrary<T>) {
  return fc.oneof(
    shuffled(list),
    fc.tuple(shuffled(list), entry).map(([same, other]) => withOne(same, other)),
    fc.tuple(shuffled(list), entry, fc.nat()).map(([same, other, pick]) => withOneField(same, other, pick)),
  );
}

function withOne<T extends { readonly id: string }>(list: readonly T[], other: T): readonly T[] {
  return [...list.filter((candidate) => candidate.id !== other.id), other];
}

/** Copies one field of another entry to the first one. */
function withOneField<T extends { readonly id: string }>([first, ...rest]: readonly T[], other: T, pick: number): T[] {
  if (first === undefined) return [];
  const fields = Object.entries(other).filter(([key]) => key !== 'id');
  return [{ ...first, ...Object.fromEntries(fields.slice(pick % fields.length).slice(0, 1)) }, ...rest];
}

const idsOf = (entries: readonly { readonly id: string }[]) => entries.map((entry) => entry.id);
const changesOf = (plan: Plan, kind: EntryChange['kind'], change: EntryChange['change']) =>
  plan.changes.filter((entry) => entry.kind === kind && entry.change === change);

/** Applies a plan's ids to a list. */
function applied(before: readonly { readonly id: string }[], plan: Plan, kind: EntryChange['kind']): string[] {
  const removed = new Set(idsOf(changesOf(plan, kind, 'removed')));
  return [
    ...idsOf(before).filter((candidate) => !removed.has(candidate)),
    ...idsOf(changesOf(plan, kind, 'created')),
  ].toSorted();
}

/** Absent and undefined are equal, as in the masters' hashes. */
const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(toJson(one), toJson(other));
const toJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const isSameMenu = (one: Menu, other: Menu) => isSame(inMenuOrder(one), inMenuOrder(other));

describe('the plan between any two menus', () => {
  it('leads to the wanted ids, without duplicates', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const plan = planMenu(before, after);
        expect(applied(before.items, plan, 'item')).toEqual(idsOf(after.items).toSorted());
        expect(applied(before.optionGroups, plan, 'optionGroup')).toEqual(idsOf(after.optionGroups).toSorted());
        const listed = plan.changes.map((entry) => `${entry.kind} ${entry.id}`);
        expect(new Set(listed).size).toBe(listed.length);
      }),
    );
  });

  it('counts every item once', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const plan = planMenu(before, after);
        const { created, changed, removed, unchanged } = plan.counts;
        expect([created, changed, removed]).toEqual(
          (['created', 'changed', 'removed'] as const).map((change) => changesOf(plan, 'item', change).length),
        );
        expect(created + changed + unchanged).toBe(after.items.length);
        expect(removed + changed + unchanged).toBe(before.items.length);
        expect(unchanged).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is empty for the same menu, in any order', () => {
    const orders = menu.chain((original) =>
      fc.tuple(fc.constant(original), shuffled(original.items), shuffled(original.optionGroups)),
    );
    fc.assert(
      fc.property(orders, ([original, items, optionGroups]) => {
        const plan = planMenu(original, { ...structuredClone(original), items, optionGroups });
        expect(plan.changes).toEqual([]);
        expect(plan.counts).toEqual({ created: 0, changed: 0, removed: 0, unchanged: original.items.length });
      }),
    );
  });

  it('has changes exactly if they differ; a new currency alone is no change in an empty menu', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const bothEmpty = [before, after].every(
          (candidate) => candidate.items.length + candidate.optionGroups.length === 0,
        );
        const differs = !isSameMenu(before, after) && !bothEmpty;
        expect(planMenu(before, after).changes.length > 0).toBe(differs);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lists every changed price with its exact old and new value', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const wanted = [...pricesThatChange(before.items, after.items, (candidate) => candidate.variants)];
        wanted.push(...pricesThatChange(before.optionGroups, after.optionGroups, (candidate) => candidate.options));
        const shown = planMenu(before, after).changes.flatMap((entry) =>
          entry.fields.flatMap((field) =>
            field.field === 'price' ? [`${entry.id} ${field.before}→${field.after}`] : [],
          ),
        );
        expect(shown.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });

  it('never lists an unchanged field, except a shared group’s options', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const fields = planMenu(before, after).changes.flatMap((entry) => entry.fields);
        for (const field of fields) {
          const isSharedGroup = field.field === 'options' && field.before === null;
          expect(field.before === field.after).toBe(isSharedGroup);
        }
      }),
    );
  });
});

type Priced = { readonly id: string; readonly price: number };

function pricesThatChange<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  partsOf: (entry: T) => readonly Priced[],
): string[] {
  return after.flatMap((is) => {
    const was = before.find((candidate) => candidate.id === is.id);
    return partsOf(is).flatMap((part) => {
      const old = was && partsOf(was).find((candidate) => candidate.id === part.id);
      return old === undefined || old.price === part.price ? [] : [`${is.id} ${old.price}→${part.price}`];
    });
  });
}

describe('the plan between any two lists of categories', () => {
  const both = fc.tuple(categories, categories);

  it('leads to the wanted ids and counts every category once', () => {
    fc.assert(
      fc.property(both, ([before, after]) => {
        const plan = planCategories(before, after);
        expect(applied(before, plan, 'category')).toEqual(idsOf(after).toSorted());
        const { created, changed, removed, unchanged } = plan.counts;
        expect(created + changed + unchanged).toBe(after.length);
        expect(removed + changed + unchanged).toBe(before.length);
      }),
    );
  });

  it('has changes exactly if they differ', () => {
    const nearly = categories.chain((before) => fc.tuple(fc.constant(before), editOf(before, category)));
    fc.assert(
      fc.property(fc.oneof(both, nearly), ([before, after]) => {
        const differs = !isSame(inCategoryOrder(before), inCategoryOrder(after));
        expect(planCategories(before, after).changes.length > 0).toBe(differs);
      }),
      { numRuns: 1_000 },
    );
  });
});
