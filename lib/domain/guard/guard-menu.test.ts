import { describe, expect, it } from 'vitest';
import type { Item, Menu, Variant } from '#lib/domain/master.ts';
import { type GuardRule, isHeld, MENU_RULES } from './check.ts';
import { changing, checksOf, group, item, items, menu, trippedOf } from './menu.test-helper.ts';
import type { GuardThresholds } from './thresholds.ts';

const held = (before: Menu, after: Menu, thresholds?: Partial<GuardThresholds>) =>
  trippedOf(checksOf(before, after, thresholds));
const checkOf = (rule: GuardRule, before: Menu, after: Menu) =>
  checksOf(before, after).find((check) => check.rule === rule);
const priced = (entry: Item, change: (price: number) => number): Item => ({
  ...entry,
  variants: entry.variants.map((variant) => ({ ...variant, price: change(variant.price) })),
});

it('returns every check in rule order, tripped or not', () => {
  const same = menu(items(10));
  expect(checksOf(same, same).map((check) => check.rule)).toEqual([...MENU_RULES]);
  expect(isHeld(checksOf(same, same))).toBe(false);
  expect(isHeld(checksOf(same, menu([])))).toBe(true);
});

it('never holds a first publish', () => {
  const first = menu(changing(items(40), 20, (entry) => priced(entry, () => 0)));
  expect(held(menu([]), first)).toEqual([]);
  expect(held(menu([]), menu([]))).toEqual([]);
});

describe('an empty menu', () => {
  it('is held however small the old one was', () => {
    expect(held(menu(items(1)), menu([]))).toContain('menu-empty');
    expect(checkOf('menu-empty', menu(items(3)), menu([]))).toMatchObject({ count: 0, total: 3, limit: 0 });
    expect(held(menu(items(1)), menu([item('other')]))).toEqual([]);
  });
});

describe('removed items', () => {
  const without = (total: number, gone: number) => held(menu(items(total)), menu(items(total).slice(gone)));

  it('are held above 30 percent, not at 30', () => {
    expect(without(20, 6)).toEqual([]);
    expect(without(20, 7)).toEqual(['items-removed']);
    expect(without(34, 12)).toEqual(['items-removed']);
    expect(checkOf('items-removed', menu(items(34)), menu(items(34).slice(12)))).toEqual({
      rule: 'items-removed',
      tripped: true,
      count: 12,
      total: 34,
      limit: 30,
    });
  });

  it('are held above five, not at five', () => {
    expect(without(10, 5)).toEqual([]);
    expect(without(10, 6)).toEqual(['items-removed']);
  });

  it('include items re-created under the same name', () => {
    const before = menu(items(10));
    const after = menu(changing(items(10), 6, (entry) => ({ ...entry, id: `new-${entry.id}` })));
    expect(held(before, after)).toEqual(['items-removed']);
  });
});

describe('prices', () => {
  const before = menu(items(20));
  const jumping = (count: number, change: (price: number) => number) =>
    held(before, menu(changing(items(20), count, (entry) => priced(entry, change))));

  it.each<[string, (price: number) => number]>([
    ['three times as high', (price) => price * 3],
    ['a third as high', (price) => Math.floor(price / 3)],
    ['zero', () => 0],
    ['negative', (price) => -price],
  ])('that become %s are held from the fourth on', (_name, change) => {
    expect(jumping(3, change)).toEqual([]);
    expect(jumping(4, change)).toEqual(['prices-jump']);
  });

  it('that double, or rise to just under three times, do not count as jumps', () => {
    expect(jumping(20, (price) => price * 3 - 1)).toEqual([]);
    expect(jumping(20, (price) => price * 2)).toEqual([]);
    expect(jumping(20, (price) => Math.ceil(price / 3))).toEqual([]);
  });

  it('that rise from zero count as jumps', () => {
    const free = menu(changing(items(20), 4, (entry) => priced(entry, () => 0)));
    expect(held(free, before)).toEqual(['prices-jump']);
  });

  it('of a small menu are held above a quarter of them', () => {
    const small = (total: number, count: number) =>
      held(menu(items(total)), menu(changing(items(total), count, (entry) => priced(entry, (price) => price * 100))));
    expect(small(3, 1)).toEqual(['prices-jump']);
    expect(small(4, 1)).toEqual([]);
    expect(small(4, 2)).toEqual(['prices-jump']);
    expect(small(12, 3)).toEqual([]);
    expect(checkOf('prices-jump', menu(items(8)), menu(items(8)))).toMatchObject({ count: 0, total: 8, limit: 2 });
  });

  it('are compared even if variants were re-created with new ids', () => {
    const variant = (id: string, price: number, name?: string): Variant => ({ id, price, ...(name && { name }) });
    const was = menu(items(20, () => ({ variants: [variant('m', 400, '中'), variant('l', 600, '大')] })));
    const renamed = menu(items(20, () => ({ variants: [variant('x', 600, '大'), variant('y', 400, '中')] })));
    const dearer = menu(items(20, () => ({ variants: [variant('x', 60_000, '大'), variant('y', 40_000, '中')] })));
    const nameless = menu(items(20, () => ({ variants: [variant('x', 40_000), variant('y', 60_000)] })));
    expect(held(was, renamed)).toEqual([]);
    expect(held(was, dearer)).toEqual(['prices-jump']);
    expect(held(was, nameless)).toEqual(['prices-jump']);
  });

  it('of options count once each; a free option may start to cost', () => {
    const withGroup = (price: number) =>
      menu(
        items(20, () => ({ optionGroupIds: ['g', 'g:0-1'] })),
        [group('g', 4, price), { ...group('g', 4, price), id: 'g:0-1', max: 1 }],
      );
    expect(checkOf('prices-jump', withGroup(50), withGroup(150))).toMatchObject({ count: 4, total: 24, limit: 3 });
    expect(held(withGroup(50), withGroup(0))).toEqual(['prices-jump']);
    expect(held(withGroup(0), withGroup(50))).toEqual([]);
  });

  it('all count as changed in another currency', () => {
    expect(held(before, { ...before, currency: 'USD' })).toEqual(['prices-jump']);
  });
});

describe('names', () => {
  it('are held if more than half change, not at half', () => {
    const renamed = (count: number) =>
      held(menu(items(10)), menu(changing(items(10), count, (entry) => ({ ...entry, name: `新${entry.name}` }))));
    expect(renamed(5)).toEqual([]);
    expect(renamed(6)).toEqual(['items-renamed']);
  });

  it('are counted among the items that stay', () => {
    const after = menu(changing(items(20).slice(5), 8, (entry) => ({ ...entry, name: '？' })));
    expect(checkOf('items-renamed', menu(items(20)), after)).toMatchObject({ tripped: true, count: 8, total: 15 });
  });
});

describe('options', () => {
  const groups = [group('a', 4), group('b', 2)];
  const before = menu(
    items(20, (index) => (index < 10 ? { optionGroupIds: ['a', 'b'] } : {})),
    groups,
  );
  const losing = (count: number, ids: readonly string[] = []) =>
    menu(
      changing(before.items, count, (entry) => ({ ...entry, optionGroupIds: ids })),
      groups,
    );

  it('are held if 30 percent of the items with options lose some', () => {
    expect(held(before, losing(2))).toEqual([]);
    expect(held(before, losing(3))).toEqual(['options-lost']);
    expect(checkOf('options-lost', before, losing(3))).toMatchObject({ count: 3, total: 10, limit: 30 });
  });

  it('count as lost if one of several groups is gone', () => {
    expect(held(before, losing(10, ['a']))).toEqual(['options-lost']);
  });

  it('count as lost if half of each list is gone, however short the lists are', () => {
    const lists = (length: number) => Array.from({ length: 10 }, (_, index) => group(`g${index}`, length));
    const listed = items(40, (index) => ({ optionGroupIds: [`g${index % 10}`] }));
    for (const length of [2, 4, 6]) {
      const half = lists(length).map((entry) => ({ ...entry, options: entry.options.slice(length / 2) }));
      expect(held(menu(listed, lists(length)), menu(listed, half))).toEqual(['options-lost']);
    }
  });

  it('do not count as lost if one of two is discontinued, or if the list was empty', () => {
    const shared = items(40, () => ({ optionGroupIds: ['a'] }));
    expect(held(menu(shared, [group('a', 2)]), menu(shared, [group('a', 1)]))).toEqual([]);
    expect(held(menu(shared, [group('a', 1)]), menu(shared, [group('a', 0)]))).toEqual(['options-lost']);
    expect(held(menu(shared, [group('a', 0)]), menu(shared, [group('a', 0)]))).toEqual([]);
  });

  it('count as lost at half of a group, not for one option shared by all items', () => {
    const left = (count: number) => ({ ...group('a', 4), options: group('a', 4).options.slice(0, count) });
    expect(held(before, menu(before.items, [left(3), group('b', 2)]))).toEqual([]);
    expect(held(before, menu(before.items, [left(2), group('b', 2)]))).toEqual(['options-lost']);
    expect(held(before, menu(before.items, [left(1), group('b', 2)]))).toEqual(['options-lost']);
  });

  it('do not count as lost if only a group’s limits, and so its id, change', () => {
    const limited = menu(
      changing(before.items, 10, (entry) => ({ ...entry, optionGroupIds: ['a:1-2', 'b'] })),
      [{ ...group('a', 4), id: 'a:1-2', min: 1, max: 2 }, group('b', 2)],
    );
    expect(held(before, limited)).toEqual([]);
  });

  it('of one item are held only if it is a large part of the menu', () => {
    const few = (total: number) =>
      menu(
        items(total, (index) => (index === 0 ? { optionGroupIds: ['a'] } : {})),
        groups,
      );
    const none = (total: number) => menu(items(total), groups);
    expect(held(few(20), none(20))).toEqual([]);
    expect(held(few(3), none(3))).toEqual(['options-lost']);
  });

  it('of three items are held, of two not, if few items have options', () => {
    const few = (count: number) =>
      menu(
        items(30, (index) => (index < count ? { optionGroupIds: ['a'] } : {})),
        groups,
      );
    expect(held(few(5), few(3))).toEqual([]);
    expect(held(few(5), few(2))).toEqual(['options-lost']);
  });
});

describe('options inside options, and pieces', () => {
  const inner = group('inner', 4);
  const outer = { ...group('outer', 1), options: [{ id: 'o', name: 'o', price: 0, optionGroupIds: ['inner'] }] };
  const offering = (...groups: Menu['optionGroups']) =>
    menu(
      items(10, () => ({ optionGroupIds: ['outer'] })),
      groups,
    );

  it('count as lost if half of a nested group is gone, or all of it', () => {
    const halved = { ...inner, options: inner.options.slice(0, 2) };
    expect(held(offering(outer, inner), offering(outer, halved))).toEqual(['options-lost']);
    const flat = { ...outer, options: [{ id: 'o', name: 'o', price: 0 }] };
    expect(held(offering(outer, inner), offering(flat, inner))).toEqual(['options-lost']);
    expect(held(offering(flat, inner), offering(outer, inner))).toEqual([]);
  });

  it('count as lost if a group can no longer be repeated, not if it becomes repeatable', () => {
    const pieces = { ...group('outer', 3), repeatable: true } as const;
    expect(held(offering(pieces), offering(group('outer', 3)))).toEqual(['options-lost']);
    expect(held(offering(group('outer', 3)), offering(pieces))).toEqual([]);
  });
});

describe('variants', () => {
  it('are held if 30 percent of the items with several lose half of them', () => {
    const sized = {
      variants: [
        { id: 'm', name: '並', price: 500 },
        { id: 'l', name: '大', price: 700 },
      ],
    };
    const before = menu(items(30, (index) => (index < 10 ? sized : {})));
    const after = (count: number) =>
      menu(changing(before.items, count, (entry) => ({ ...entry, variants: entry.variants.slice(0, 1) })));
    expect(held(before, after(2))).toEqual([]);
    expect(held(before, after(3))).toEqual(['variants-lost']);
    const threeFirst = menu(items(10, () => ({ variants: [...sized.variants, { id: 's', name: '小', price: 300 }] })));
    expect(held(threeFirst, menu(items(10, () => sized)))).toEqual([]);
  });
});

describe('taxes', () => {
  it('are held if they change for more than half of the items', () => {
    const before = menu(items(10));
    const retaxed = (count: number, tax: Partial<Item>) =>
      held(before, menu(changing(before.items, count, (entry) => ({ ...entry, ...tax }))));
    expect(retaxed(5, { taxRate: 8 })).toEqual([]);
    expect(retaxed(6, { taxRate: 8 })).toEqual(['taxes-changed']);
    expect(retaxed(6, { taxIncluded: false })).toEqual(['taxes-changed']);
    expect(retaxed(6, { taxRates: { takeaway: 8 } })).toEqual(['taxes-changed']);
  });

  it('are not held if rates by service say what applied before', () => {
    const by = (tax: Partial<Item>) => menu(items(10, () => tax));
    expect(held(by({ taxRate: 10 }), by({ taxRate: 10, taxRates: { dineIn: 10, takeaway: 10 } }))).toEqual([]);
    expect(held(by({ taxRates: { dineIn: 10, takeaway: 8 } }), by({ taxRates: { takeaway: 8 } }))).toEqual([]);
    expect(held(by({ taxRates: { dineIn: 8 } }), by({ taxRates: { dineIn: 10 } }))).toEqual(['taxes-changed']);
  });
});

describe('used categories', () => {
  const spread = (over: number) => menu(items(24, (index) => ({ categoryIds: [`c${index % over}`] })));

  it('are held if half of them are removed, but not for up to two', () => {
    expect(held(spread(6), spread(4))).toEqual([]);
    expect(held(spread(6), spread(3))).toEqual(['categories-unused']);
    expect(held(spread(4), spread(2))).toEqual([]);
    expect(checkOf('categories-unused', spread(6), spread(5))).toMatchObject({ count: 1, total: 6, limit: 50 });
  });

  it('are held if no item has a category any more', () => {
    const uncategorised = menu(items(24, () => ({ categoryIds: [] })));
    expect(held(spread(1), uncategorised)).toEqual(['categories-unused']);
    expect(held(uncategorised, uncategorised)).toEqual([]);
  });
});

describe('another shop’s menu', () => {
  const other = (count: number) => items(count).map((entry) => ({ ...entry, id: `x-${entry.id}` }));

  it('is held if fewer than 10 percent of the ids are known', () => {
    const before = menu(items(20));
    const after = (known: number) => menu([...items(known), ...other(20 - known)]);
    expect(held(before, after(1))).toContain('foreign-menu');
    expect(held(before, after(2))).not.toContain('foreign-menu');
    expect(checkOf('foreign-menu', before, after(1))).toMatchObject({ count: 1, total: 20, limit: 10 });
  });

  it('is held at any size, except if a single item replaces another', () => {
    expect(held(menu(items(1)), menu(other(1)))).toEqual([]);
    for (const count of [2, 4, 5]) expect(held(menu(items(count)), menu(other(count)))).toEqual(['foreign-menu']);
    expect(held(menu(items(4)), menu(other(1)))).toEqual(['foreign-menu']);
    expect(held(menu(items(4)), menu([...items(1), ...other(3)]))).toEqual([]);
  });

  it('is not suspected if a menu only grows or shrinks', () => {
    expect(held(menu(items(5)), menu([...items(5), ...other(95)]))).toEqual([]);
    expect(held(menu(items(100)), menu(items(3)))).not.toContain('foreign-menu');
  });
});

it('uses the given thresholds', () => {
  const before = menu(items(100));
  expect(held(before, menu(items(100).slice(6)), { removedPercent: 5 })).toEqual(['items-removed']);
  expect(held(before, menu(items(100).slice(50)), { removedFew: 50 })).toEqual([]);
  const doubled = menu(changing(items(100), 2, (entry) => priced(entry, (price) => price * 2)));
  expect(held(before, doubled, { priceFactor: 2, pricesFew: 1 })).toEqual(['prices-jump']);
});
