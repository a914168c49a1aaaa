import { describe, expect, it } from 'vitest';
import type { Category, Item, Menu, OptionGroup } from './master.ts';
import { planCategories, planMenu } from './plan.ts';

const beer: Item = {
  id: 'beer',
  name: '生ビール',
  kana: 'ナマビール',
  categoryIds: ['drinks'],
  sortOrder: 1,
  taxRate: 10,
  taxIncluded: true,
  variants: [
    { id: 'm', name: '中', price: 520, sku: 'B-M' },
    { id: 'l', name: '大', price: 720 },
  ],
  optionGroupIds: [],
};
const edamame: Item = {
  id: 'edamame',
  name: '枝豆',
  categoryIds: ['cold'],
  sortOrder: 2,
  taxIncluded: true,
  variants: [{ id: 'e', price: 380 }],
  optionGroupIds: ['salt'],
};
const salt: OptionGroup = {
  id: 'salt',
  name: '塩加減',
  min: 0,
  max: 1,
  options: [
    { id: 'less', name: '薄め', price: 0 },
    { id: 'more', name: '濃いめ', price: 0 },
  ],
};
const menu = (items: readonly Item[], optionGroups: readonly OptionGroup[] = [salt]): Menu => ({
  currency: 'JPY',
  items,
  optionGroups,
});
const fieldsOf = (was: Item, is: Item) => planMenu(menu([was]), menu([is])).changes.flatMap((entry) => entry.fields);

describe('planMenu', () => {
  it('lists removed, changed and created entries, in this order', () => {
    const dearer = { ...edamame, variants: [{ id: 'e', price: 400 }] };
    const karaage: Item = { ...edamame, id: 'karaage', name: '唐揚げ' };
    expect(planMenu(menu([beer, edamame]), menu([karaage, dearer]))).toEqual({
      counts: { created: 1, changed: 1, removed: 1, unchanged: 0 },
      changes: [
        { kind: 'item', id: 'beer', name: '生ビール', change: 'removed', fields: [] },
        {
          kind: 'item',
          id: 'edamame',
          name: '枝豆',
          change: 'changed',
          fields: [{ field: 'price', before: 380, after: 400 }],
        },
        { kind: 'item', id: 'karaage', name: '唐揚げ', change: 'created', fields: [] },
      ],
    });
  });

  it('names the variant of a field if there are several', () => {
    const [medium, large] = beer.variants;
    const is = {
      ...beer,
      variants: [
        { ...medium, price: 540, sku: undefined },
        { ...large, name: '特大' },
      ],
    } as Item;
    expect(fieldsOf(beer, is)).toEqual([
      { field: 'price', of: '中', before: 520, after: 540 },
      { field: 'sku', of: '中', before: 'B-M', after: null },
      { field: 'partName', of: '特大', before: '大', after: '特大' },
    ]);
    expect(fieldsOf(edamame, { ...edamame, variants: [{ id: 'e', name: '小鉢', price: 380 }] })).toEqual([
      { field: 'variantName', before: null, after: '小鉢' },
    ]);
  });

  it.each<[keyof Item, Partial<Item>, unknown, unknown]>([
    ['name', { name: '生' }, '生ビール', '生'],
    ['kana', { kana: undefined }, 'ナマビール', null],
    ['taxRate', { taxRate: 8 }, 10, 8],
    ['taxIncluded', { taxIncluded: false }, true, false],
    ['alcoholic', { alcoholic: true }, false, true],
    ['categoryIds', { categoryIds: ['drinks', 'beer'] }, 'drinks', 'drinks, beer'],
    ['optionGroupIds', { optionGroupIds: ['salt'] }, '', 'salt'],
    ['sortOrder', { sortOrder: 7 }, 1, 7],
  ])('lists a change of an item’s %s', (field, change, before, after) => {
    expect(fieldsOf(beer, { ...beer, ...change })).toEqual([{ field, before, after }]);
  });

  it('lists added, removed and reordered variants', () => {
    const [medium, large] = beer.variants;
    if (!medium || !large) throw new Error('unreachable');
    const variants = (...list: Item['variants'][number][]) => fieldsOf(beer, { ...beer, variants: list });
    expect(variants(medium)).toEqual([{ field: 'variants', before: '中, 大', after: '中' }]);
    expect(variants(large, medium)).toEqual([{ field: 'variants', before: '中, 大', after: '大, 中' }]);
  });

  it('shows ids if the part names would look unchanged', () => {
    const twins = [
      { id: 'x', name: '中', price: 500 },
      { id: 'y', name: '中', price: 500 },
    ];
    expect(fieldsOf({ ...beer, variants: twins }, { ...beer, variants: twins.toReversed() })).toEqual([
      { field: 'variants', before: '["x","y"]', after: '["y","x"]' },
    ]);
    expect(fieldsOf({ ...beer, categoryIds: ['a, b'] }, { ...beer, categoryIds: ['a', 'b'] })).toEqual([
      { field: 'categoryIds', before: '["a, b"]', after: '["a","b"]' },
    ]);
  });

  it('applies a changed option group to the items that have it, and to no others', () => {
    const dearer = { ...salt, max: null, options: [{ id: 'less', name: '薄め', price: 30 }] };
    const plan = planMenu(menu([beer, edamame]), menu([beer, edamame], [dearer]));
    expect(plan.counts).toEqual({ created: 0, changed: 1, removed: 0, unchanged: 1 });
    expect(plan.changes).toEqual([
      {
        kind: 'item',
        id: 'edamame',
        name: '枝豆',
        change: 'changed',
        fields: [{ field: 'options', of: '塩加減', before: null, after: null }],
      },
      {
        kind: 'optionGroup',
        id: 'salt',
        name: '塩加減',
        change: 'changed',
        fields: [
          { field: 'max', before: 1, after: null },
          { field: 'price', of: '薄め', before: 0, after: 30 },
          { field: 'options', before: '薄め, 濃いめ', after: '薄め' },
        ],
      },
    ]);
  });

  it('lists each tax rate by service that changes', () => {
    const taxed = (taxRates: Item['taxRates']): Item => ({ ...beer, ...(taxRates && { taxRates }) });
    expect(fieldsOf(taxed({ dineIn: 10, takeaway: 10 }), taxed({ dineIn: 10, takeaway: 8 }))).toEqual([
      { field: 'taxRateTakeaway', before: 10, after: 8 },
    ]);
    expect(fieldsOf(taxed(undefined), taxed({ dineIn: 10 }))).toEqual([
      { field: 'taxRateDineIn', before: null, after: 10 },
    ]);
  });

  it('lists what is new about a group and its options', () => {
    const [less, more] = salt.options;
    if (!less || !more) throw new Error('unreachable');
    const repeated: OptionGroup = {
      ...salt,
      repeatable: true,
      options: [
        { ...less, maxPerOption: 2, default: true },
        { ...more, optionGroupIds: ['pepper'] },
      ],
    };
    const plan = planMenu(menu([edamame]), menu([edamame], [repeated]));
    expect(plan.changes.find((entry) => entry.id === 'salt')?.fields).toEqual([
      { field: 'repeatable', before: false, after: true },
      { field: 'maxPerOption', of: '薄め', before: null, after: 2 },
      { field: 'default', of: '薄め', before: false, after: true },
      { field: 'nestedGroupIds', of: '濃いめ', before: '', after: 'pepper' },
    ]);
  });

  it('applies a change deep inside to the items that lead there, even in a circle', () => {
    const [less] = salt.options;
    if (!less) throw new Error('unreachable');
    const outer: OptionGroup = { ...salt, options: [{ ...less, optionGroupIds: ['inner'] }] };
    const inner: OptionGroup = { ...salt, id: 'inner', name: '中', options: [{ ...less, optionGroupIds: ['salt'] }] };
    const plan = planMenu(menu([beer, edamame], [outer, inner]), menu([beer, edamame], [outer, { ...inner, max: 2 }]));
    expect(plan.counts).toEqual({ created: 0, changed: 1, removed: 0, unchanged: 1 });
    expect(plan.changes.find((entry) => entry.id === 'edamame')?.fields).toEqual([
      { field: 'options', of: '塩加減', before: null, after: null },
    ]);
  });

  it('does not list the options of a group newly added to an item', () => {
    const plan = planMenu(menu([beer]), menu([{ ...beer, optionGroupIds: ['salt'] }], [{ ...salt, max: 2 }]));
    expect(plan.changes.find((entry) => entry.id === 'beer')?.fields).toEqual([
      { field: 'optionGroupIds', before: '', after: 'salt' },
    ]);
  });

  it('treats a new currency as a change of everything with a price', () => {
    const plan = planMenu(menu([beer, edamame]), { ...menu([beer, edamame]), currency: 'USD' });
    expect(plan.counts).toEqual({ created: 0, changed: 2, removed: 0, unchanged: 0 });
    expect(plan.changes.map((entry) => [entry.id, entry.fields[0]])).toEqual(
      ['beer', 'edamame', 'salt'].map((id) => [id, { field: 'currency', before: 'JPY', after: 'USD' }]),
    );
  });
});

describe('planCategories', () => {
  const drinks: Category = { id: 'drinks', name: '飲み物', sortOrder: 1 };
  const beers: Category = { id: 'beers', name: 'ビール', parentId: 'drinks', sortOrder: 2 };

  it('lists a new name, position or parent', () => {
    const { parentId: _none, ...top } = beers;
    expect(planCategories([drinks, beers], [{ ...drinks, name: 'ドリンク', sortOrder: 3 }, top])).toEqual({
      counts: { created: 0, changed: 2, removed: 0, unchanged: 0 },
      changes: [
        {
          kind: 'category',
          id: 'drinks',
          name: 'ドリンク',
          change: 'changed',
          fields: [
            { field: 'name', before: '飲み物', after: 'ドリンク' },
            { field: 'sortOrder', before: 1, after: 3 },
          ],
        },
        {
          kind: 'category',
          id: 'beers',
          name: 'ビール',
          change: 'changed',
          fields: [{ field: 'parentId', before: 'drinks', after: null }],
        },
      ],
    });
  });

  it('lists created and removed categories', () => {
    expect(planCategories([drinks], [beers]).changes.map(({ id, change }) => [id, change])).toEqual([
      ['drinks', 'removed'],
      ['beers', 'created'],
    ]);
  });
});
