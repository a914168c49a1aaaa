import { describe, expect, it } from 'vitest';
import {
  categories,
  categoryChecksOf,
  changing,
  checksOf,
  items,
  menu,
  trippedOf,
} from '#lib/domain/guard/menu.test-helper.ts';
import { DEFAULT_THRESHOLDS, type GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import { guardExamples } from './guard-examples.ts';

const SETTINGS: readonly Partial<GuardThresholds>[] = [
  {},
  { removedPercent: 5, removedFew: 20, renamedPercent: 1, retaxedPercent: 33, categoriesPercent: 25, categoriesFew: 0 },
  { removedPercent: 100, removedFew: 0, renamedPercent: 100, retaxedPercent: 99, categoriesPercent: 100 },
];

describe.each(SETTINGS)('guard examples for %o', (own) => {
  const examples = guardExamples({ ...DEFAULT_THRESHOLDS, ...own });

  it('show the number of removed items at which the guard holds', () => {
    const before = items(examples.removed.of);
    const holds = (count: number) =>
      trippedOf(checksOf(menu(before), menu(before.slice(count)), own)).includes('items-removed');
    expect(holds(examples.removed.from - 1)).toBe(false);
    expect(holds(examples.removed.from)).toBe(examples.removed.from <= examples.removed.of);
  });

  it.each([
    ['renamed', 'items-renamed', { name: '別の名前' }],
    ['retaxed', 'taxes-changed', { taxRate: 8 }],
  ] as const)('show the number of %s items', (name, rule, change) => {
    const { from, of } = examples[name];
    const before = items(of);
    const holds = (count: number) => {
      const after = changing(before, count, (item) => ({ ...item, ...change }));
      return trippedOf(checksOf(menu(before), menu(after), own)).includes(rule);
    };
    expect(holds(from - 1)).toBe(false);
    expect(holds(from)).toBe(from <= of);
  });

  it('show the number of removed categories', () => {
    const { from, of } = examples.categories;
    const before = categories(of);
    const holds = (count: number) =>
      trippedOf(categoryChecksOf(before, before.slice(count), own)).includes('categories-removed');
    expect(holds(from - 1)).toBe(false);
    expect(holds(from)).toBe(true);
  });
});
