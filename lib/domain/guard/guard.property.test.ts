import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category, Item, Menu } from '#lib/domain/master.ts';
import { planMenu } from '#lib/domain/plan.ts';
import { isHeld } from './check.ts';
import { guessCause } from './guess-cause.ts';
import { categoryChecksOf, checksOf, group, trippedOf } from './menu.test-helper.ts';
import { DEFAULT_THRESHOLDS, type GuardThresholds, THRESHOLD_BOUNDS } from './thresholds.ts';

const id = fc.integer({ min: 0, max: 30 }).map((number) => `i${number}`);
const optionGroups = [group('a', 3), group('b', 1), group('c', 2, 0)];
const item: fc.Arbitrary<Item> = fc.record(
  {
    id,
    name: fc.constantFrom('生', '中', '大', '枝豆'),
    categoryIds: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'w'), { maxLength: 2 }),
    sortOrder: fc.constant(0),
    taxRate: fc.constantFrom(8, 10),
    taxIncluded: fc.boolean(),
    variants: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('m', 'l'), price: fc.constantFrom(0, 1, 300, 500, 900) }),
      {
        selector: (entry) => entry.id,
        minLength: 1,
      },
    ),
    optionGroupIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'name', 'categoryIds', 'sortOrder', 'taxIncluded', 'variants', 'optionGroupIds'] },
);
const menu: fc.Arbitrary<Menu> = fc
  .uniqueArray(item, { selector: (entry) => entry.id, minLength: 1, maxLength: 30 })
  .map((items) => ({ currency: 'JPY', items, optionGroups }));
const thresholds = fc.record(
  Object.fromEntries(
    Object.entries(THRESHOLD_BOUNDS).map(([key, { min, max }]) => [
      key,
      fc.integer({ min: Math.ceil(min), max: Math.min(max, 100) }),
    ]),
  ),
) as unknown as fc.Arbitrary<GuardThresholds>;

const only = (whole: Menu, ids: ReadonlySet<string>): Menu => ({
  ...whole,
  items: whole.items.filter((entry) => ids.has(entry.id)),
});
/** A menu, a subset of it, and a subset of that subset. */
const shrinking = menu.chain((whole) =>
  fc.tuple(
    fc.constant(whole),
    fc.subarray(whole.items.map((entry) => entry.id)).chain((some) => fc.tuple(fc.constant(some), fc.subarray(some))),
  ),
);

describe('the menu guard', () => {
  it('still holds a plan if even more items are removed', () => {
    fc.assert(
      fc.property(shrinking, thresholds, ([whole, [some, fewer]], limits) => {
        const held = checksOf(whole, only(whole, new Set(some)), limits);
        const still = checksOf(whole, only(whole, new Set(fewer)), limits);
        fc.pre(isHeld(held));
        expect(isHeld(still)).toBe(true);
      }),
    );
  });

  it('still trips each removal rule if more items are removed, whatever else has changed', () => {
    const removals = ['menu-empty', 'items-removed', 'categories-unused'];
    fc.assert(
      fc.property(menu, menu, fc.integer({ min: 1, max: 10 }), (before, after, more) => {
        const tripped = trippedOf(checksOf(before, after)).filter((rule) => removals.includes(rule));
        const known = new Set(before.items.map((entry) => entry.id));
        const going = new Set(after.items.filter((entry) => known.has(entry.id)).slice(0, more));
        const still = checksOf(before, { ...after, items: after.items.filter((entry) => !going.has(entry)) });
        expect(trippedOf(still)).toEqual(expect.arrayContaining(tripped));
      }),
      { numRuns: 300 },
    );
  });

  it('holds removals exactly above both of their limits', () => {
    fc.assert(
      fc.property(shrinking, thresholds, ([whole, [some]], limits) => {
        const gone = whole.items.length - some.length;
        const check = checksOf(whole, only(whole, new Set(some)), limits).find(({ rule }) => rule === 'items-removed');
        const share = (gone / whole.items.length) * 100;
        const isAtLimit = Math.abs(share - limits.removedPercent) < 1e-9;
        expect(check?.tripped).toBe(gone > limits.removedFew && share > limits.removedPercent && !isAtLimit);
      }),
    );
  });

  it('never holds a first publish or an empty plan', () => {
    fc.assert(
      fc.property(menu, thresholds, (sample, limits) => {
        expect(isHeld(checksOf({ ...sample, items: [] }, sample, limits))).toBe(false);
        expect(isHeld(checksOf(sample, structuredClone(sample), limits))).toBe(false);
      }),
    );
  });

  it('holds at least as much under stricter limits', () => {
    const pairs = fc.tuple(thresholds, thresholds);
    fc.assert(
      fc.property(menu, menu, pairs, (before, after, [limits, other]) => {
        const strict = Object.fromEntries(
          Object.keys(DEFAULT_THRESHOLDS).map((key) => {
            const [a, b] = [limits[key as keyof GuardThresholds], other[key as keyof GuardThresholds]];
            return [key, key === 'knownPercent' ? Math.max(a, b) : Math.min(a, b)];
          }),
        );
        expect(trippedOf(checksOf(before, after, strict))).toEqual(
          expect.arrayContaining([...trippedOf(checksOf(before, after, limits))]),
        );
      }),
    );
  });

  it('returns counts between zero and their total', () => {
    fc.assert(
      fc.property(menu, menu, (before, after) => {
        const ofParts = checksOf(before, after).filter(({ rule }) => rule !== 'menu-empty');
        for (const { count, total } of ofParts) {
          expect(count).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(total);
        }
      }),
    );
  });

  it('returns a guess or null for any input, never with a count above its total', () => {
    fc.assert(
      fc.property(menu, menu, (before, after) => {
        const guess = guessCause({ before, after, plan: planMenu(before, after) });
        expect(guess?.count ?? 0).toBeLessThanOrEqual(guess?.total ?? 0);
      }),
    );
  });
});

describe('the category guard', () => {
  const category: fc.Arbitrary<Category> = fc.record({ id, name: fc.constantFrom('酒', '肴'), sortOrder: fc.nat(3) });
  const categories = fc.uniqueArray(category, { selector: (entry) => entry.id, minLength: 1, maxLength: 15 });

  it('still holds a plan if even more categories are removed', () => {
    const parts = categories.chain((whole) =>
      fc.subarray(whole).chain((some) => fc.tuple(fc.constant(whole), fc.constant(some), fc.subarray(some))),
    );
    fc.assert(
      fc.property(parts, thresholds, ([whole, some, fewer], limits) => {
        fc.pre(isHeld(categoryChecksOf(whole, some, limits)));
        expect(isHeld(categoryChecksOf(whole, fewer, limits))).toBe(true);
      }),
    );
  });

  it('never holds a first publish or an empty plan', () => {
    fc.assert(
      fc.property(categories, thresholds, (list, limits) => {
        expect(isHeld(categoryChecksOf([], list, limits))).toBe(false);
        expect(isHeld(categoryChecksOf(list, list, limits))).toBe(false);
      }),
    );
  });
});

it('the bounds include the defaults and allow only whole numbers, except for the factor', () => {
  for (const [key, { min, max, unit }] of Object.entries(THRESHOLD_BOUNDS)) {
    const value = DEFAULT_THRESHOLDS[key as keyof GuardThresholds];
    expect(value, key).toBeGreaterThanOrEqual(min);
    expect(value, key).toBeLessThanOrEqual(max);
    expect(unit === 'factor' || (Number.isInteger(min) && Number.isInteger(value)), key).toBe(true);
  }
});
