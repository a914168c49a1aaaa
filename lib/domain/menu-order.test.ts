import { expect, it } from 'vitest';
import type { Item, OptionGroup } from './master.ts';
import { inMenuOrder } from './menu-order.ts';

it('orders items by sortOrder, then id, and groups by id, and keeps the order within them', () => {
  const item = (id: string, sortOrder: number): Item => ({
    id,
    name: id,
    categoryIds: ['z', 'a'],
    sortOrder,
    taxIncluded: true,
    variants: [],
    optionGroupIds: ['z', 'a'],
  });
  const group = (id: string, nested: readonly string[] = []): OptionGroup => ({
    id,
    name: id,
    min: 0,
    max: null,
    options: nested.length === 0 ? [] : [{ id: 'o', name: 'o', price: 0, optionGroupIds: nested }],
  });
  const menu = {
    currency: 'JPY',
    items: [item('b', 1), item('a', 1), item('z', 0)],
    optionGroups: [group('z', ['y', 'b']), group('a')],
  };
  const ordered = inMenuOrder(menu);
  expect(ordered).toEqual({
    currency: 'JPY',
    items: [item('z', 0), item('a', 1), item('b', 1)],
    optionGroups: [group('a'), group('z', ['y', 'b'])],
  });
});
