import { describe, expect, it } from 'vitest';
import { CATEGORY_RULES } from './check.ts';
import { categories, categoryChecksOf, changing, trippedOf } from './menu.test-helper.ts';

const held = (...args: Parameters<typeof categoryChecksOf>) => trippedOf(categoryChecksOf(...args));

it('answers every check, tripped or not, and holds no first publish', () => {
  expect(categoryChecksOf([], categories(4)).map((check) => check.rule)).toEqual([...CATEGORY_RULES]);
  expect(held([], categories(40))).toEqual([]);
  expect(held(categories(4), categories(4))).toEqual([]);
});

describe('categories', () => {
  it('are held when half of them go, if more than one does', () => {
    expect(held(categories(10), categories(6))).toEqual([]);
    expect(held(categories(10), categories(5))).toEqual(['categories-removed']);
    expect(held(categories(5), categories(3))).toEqual([]);
    expect(held(categories(4), categories(2))).toEqual(['categories-removed']);
    expect(held(categories(2), categories(1))).toEqual([]);
    expect(held(categories(6), categories(3))).toEqual(['categories-removed']);
  });

  it('are held when others take the place of half of them', () => {
    const half = changing(categories(10), 5, (one) => ({ ...one, id: `x-${one.id}` }));
    expect(held(categories(10), half)).toEqual(['categories-removed']);
  });

  it('are held when none is left, however few they were', () => {
    expect(held(categories(1), [])).toEqual(['categories-empty']);
  });

  it('are held when almost no id is known', () => {
    const others = (count: number) => categories(count).map((one) => ({ ...one, id: `x-${one.id}` }));
    expect(held(categories(5), others(5))).toEqual(['categories-removed', 'foreign-categories']);
    expect(held(categories(2), others(2))).toEqual(['categories-removed', 'foreign-categories']);
    expect(held(categories(1), others(1))).toEqual([]);
  });

  it('are held when more than half of the names change, if more than one does', () => {
    const renamed = (total: number, count: number) =>
      held(
        categories(total),
        changing(categories(total), count, (one) => ({ ...one, name: `新${one.name}` })),
      );
    expect(renamed(1, 1)).toEqual([]);
    expect(renamed(2, 2)).toEqual(['categories-renamed']);
    expect(renamed(10, 5)).toEqual([]);
    expect(renamed(10, 6)).toEqual(['categories-renamed']);
  });

  it('are held by the thresholds that are given', () => {
    expect(held(categories(10), categories(9), { categoriesPercent: 10, categoriesFew: 0 })).toEqual([
      'categories-removed',
    ]);
  });
});
