import { describe, expect, it } from 'vitest';
import { CATEGORY_RULES } from './check.ts';
import { categories, categoryChecksOf, changing, trippedOf } from './menu.test-helper.ts';

const held = (...args: Parameters<typeof categoryChecksOf>) => trippedOf(categoryChecksOf(...args));

it('returns every check, tripped or not, and never holds a first publish', () => {
  expect(categoryChecksOf([], categories(4)).map((check) => check.rule)).toEqual([...CATEGORY_RULES]);
  expect(held([], categories(40))).toEqual([]);
  expect(held(categories(4), categories(4))).toEqual([]);
});

describe('categories', () => {
  it('are held if half of them are removed, but not for a single one', () => {
    expect(held(categories(10), categories(6))).toEqual([]);
    expect(held(categories(10), categories(5))).toEqual(['categories-removed']);
    expect(held(categories(5), categories(3))).toEqual([]);
    expect(held(categories(4), categories(2))).toEqual(['categories-removed']);
    expect(held(categories(2), categories(1))).toEqual([]);
    expect(held(categories(6), categories(3))).toEqual(['categories-removed']);
  });

  it('are held if half of them are replaced', () => {
    const half = changing(categories(10), 5, (entry) => ({ ...entry, id: `x-${entry.id}` }));
    expect(held(categories(10), half)).toEqual(['categories-removed']);
  });

  it('are held if none is left, however few there were', () => {
    expect(held(categories(1), [])).toEqual(['categories-empty']);
  });

  it('are held if almost no id is known', () => {
    const others = (count: number) => categories(count).map((entry) => ({ ...entry, id: `x-${entry.id}` }));
    expect(held(categories(5), others(5))).toEqual(['categories-removed', 'foreign-categories']);
    expect(held(categories(2), others(2))).toEqual(['categories-removed', 'foreign-categories']);
    expect(held(categories(1), others(1))).toEqual([]);
  });

  it('are held if more than half are renamed, but not for a single one', () => {
    const renamed = (total: number, count: number) =>
      held(
        categories(total),
        changing(categories(total), count, (entry) => ({ ...entry, name: `新${entry.name}` })),
      );
    expect(renamed(1, 1)).toEqual([]);
    expect(renamed(2, 2)).toEqual(['categories-renamed']);
    expect(renamed(10, 5)).toEqual([]);
    expect(renamed(10, 6)).toEqual(['categories-renamed']);
  });

  it('are held by the given thresholds', () => {
    expect(held(categories(10), categories(9), { categoriesPercent: 10, categoriesFew: 0 })).toEqual([
      'categories-removed',
    ]);
  });
});
