import { expect, it } from 'vitest';
import { inCategoryOrder } from './category-order.ts';

it('orders by sortOrder, then id, and does not mutate its input', () => {
  const given = [
    { id: 'b', name: '揚げ物', sortOrder: 2 },
    { id: 'c', name: '冷菜', sortOrder: -1 },
    { id: 'a', name: '焼き物', sortOrder: 2 },
  ] as const;
  expect(inCategoryOrder(given).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(given.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});
