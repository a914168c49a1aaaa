import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitMenu } from './fit-menu.ts';
import { type Item, type Menu, type OptionGroup, PLATFORM_FEATURES, type PlatformFeature } from './master.ts';
import { groupsById, offeredGroups } from './offered-groups.ts';
import { capacityOf } from './option-capacity.ts';

const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  name: `商品${id}`,
  categoryIds: [],
  sortOrder: 0,
  taxRate: 10,
  taxIncluded: true,
  variants: [{ id: `${id}-v`, price: 500 }],
  optionGroupIds: [],
  ...more,
});
const group = (id: string, more: Partial<OptionGroup> = {}): OptionGroup => ({
  id,
  name: `選択${id}`,
  min: 0,
  max: null,
  options: [
    { id: `${id}-1`, name: '甲', price: 0 },
    { id: `${id}-2`, name: '乙', price: 50 },
  ],
  ...more,
});
const menu = (items: readonly Item[], optionGroups: readonly OptionGroup[] = []): Menu => ({
  currency: 'JPY',
  items,
  optionGroups,
});
const ALL = new Set(PLATFORM_FEATURES);
const without = (...missing: readonly PlatformFeature[]) =>
  new Set(PLATFORM_FEATURES.filter((feature) => !missing.includes(feature)));
const issuesOf = (subject: Menu, features: ReadonlySet<PlatformFeature>) =>
  fitMenu(subject, features).issues.map(({ code, itemId, groupName }) => [code, itemId ?? groupName]);

const beer = item('beer', { taxRates: { dineIn: 10, takeaway: 8 }, alcoholic: true, optionGroupIds: ['size'] });
const size = group('size', { options: [{ id: 'big', name: '大', price: 100, optionGroupIds: ['glass'] }] });
const glass = group('glass', { min: 1, options: [{ id: 'cold', name: '冷', price: 0, optionGroupIds: ['ice'] }] });
const ice = group('ice', { repeatable: true, min: 3, max: 4 });

describe('a platform with every feature', () => {
  it('gets the menu as it is, the same object', () => {
    const full = menu([beer], [size, glass, ice]);
    expect(fitMenu(full, ALL)).toEqual({ master: full, issues: [] });
    expect(fitMenu(full, ALL).master).toBe(full);
  });
});

it('a menu that needs no feature is the same object on every platform', () => {
  const plain = menu([item('a', { optionGroupIds: ['g'] })], [group('g', { min: 1, max: 2 })]);
  expect(fitMenu(plain, new Set()).master).toBe(plain);
});

describe('a platform without', () => {
  it('tax by service gets the single rate, and an issue for each item', () => {
    const { master, issues } = fitMenu(menu([beer, item('tea')]), without('tax-by-service'));
    const { taxRates: _, ...rest } = beer;
    expect(master.items).toEqual([rest, item('tea')]);
    expect(issues).toEqual([
      {
        code: 'tax-by-service-unsupported',
        itemId: 'beer',
        itemName: '商品beer',
        field: 'taxRates',
        message:
          '「商品beer」：店内飲食と持ち帰りで税率が異なりますが、注文アプリが対応していないため、分けずに反映しました。',
      },
    ]);
  });

  it('alcohol gets the item without the flag', () => {
    const { master, issues } = fitMenu(menu([beer]), without('alcohol'));
    expect(master.items[0]).not.toHaveProperty('alcoholic');
    expect(master.items[0]).toHaveProperty('taxRates');
    expect(issues.map(({ code }) => code)).toEqual(['alcohol-unsupported']);
  });

  it('repeatable options gets a group that can still be fulfilled', () => {
    const sauces = group('sauces', {
      repeatable: true,
      min: 5,
      max: 6,
      options: [
        { id: 'a', name: '甲', price: 0, maxPerOption: 3, default: true },
        { id: 'b', name: '乙', price: 0 },
      ],
    });
    const subject = menu([item('wings', { optionGroupIds: ['sauces'] })], [sauces]);
    const { master } = fitMenu(subject, without('repeatable-options'));
    expect(master.optionGroups).toEqual([
      {
        id: 'sauces',
        name: '選択sauces',
        min: 2,
        max: 6,
        options: [
          { id: 'a', name: '甲', price: 0 },
          { id: 'b', name: '乙', price: 0 },
        ],
      },
    ]);
    expect(issuesOf(subject, without('repeatable-options'))).toEqual([
      ['repeatable-options-unsupported', 'wings'],
      ['option-default-unsupported', 'wings'],
    ]);
  });

  it('nested options gets neither them nor the groups that only they offered', () => {
    const shared = item('cola', { optionGroupIds: ['ice'] });
    const { master } = fitMenu(menu([beer, shared], [size, glass, ice]), without('nested-options'));
    expect(master.optionGroups).toEqual([{ ...size, options: [{ id: 'big', name: '大', price: 100 }] }, ice]);
    expect(issuesOf(menu([beer], [size, glass, ice]), without('nested-options'))).toEqual([
      ['nested-options-unsupported', 'beer'],
      ['nested-options-unsupported', 'beer'],
    ]);
  });

  it('any of them reports each loss with item and group', () => {
    expect(issuesOf(menu([beer], [size, glass, ice]), new Set())).toEqual([
      ['tax-by-service-unsupported', 'beer'],
      ['alcohol-unsupported', 'beer'],
      ['nested-options-unsupported', 'beer'],
      ['nested-options-unsupported', 'beer'],
    ]);
    const [issue] = fitMenu(menu([], [ice]), new Set()).issues;
    expect(issue).toMatchObject({ code: 'repeatable-options-unsupported', groupName: '選択ice' });
    expect(issue).not.toHaveProperty('itemId');
  });
});

describe('a required group with too few options at the shop', () => {
  it.each<[string, Partial<OptionGroup>, number]>([
    ['options', { min: 3 }, 2],
    ['none at all', { min: 1, options: [] }, 0],
    ['repeatable, none at all', { min: 1, repeatable: true, options: [] }, 0],
    ['pieces', { min: 3, repeatable: true, options: [{ id: 'a', name: '甲', price: 0, maxPerOption: 2 }] }, 2],
  ])('is lowered to what can be chosen, and reported with item and group: %s', (_what, more, min) => {
    const subject = menu([item('set', { optionGroupIds: ['g'] })], [group('g', more)]);
    const { master, issues } = fitMenu(subject, ALL);
    expect(master.optionGroups[0]?.min).toBe(min);
    expect(issues).toMatchObject([{ code: 'required-options-missing', itemName: '商品set', groupName: '選択g' }]);
  });

  it('is not one that can be repeated without limit', () => {
    const subject = menu([item('set', { optionGroupIds: ['g'] })], [group('g', { min: 9, repeatable: true })]);
    expect(fitMenu(subject, ALL)).toEqual({ master: subject, issues: [] });
  });
});

const id = fc.constantFrom('a', 'b', 'c', 'd');
const ids = fc.uniqueArray(id, { maxLength: 2 });
const yes = fc.constant(true as const);
const anyOption = fc.record(
  {
    id,
    name: fc.constant('o'),
    price: fc.constant(0),
    maxPerOption: fc.integer({ min: 1, max: 3 }),
    default: yes,
    optionGroupIds: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['id', 'name', 'price'] },
);
const anyGroup: fc.Arbitrary<OptionGroup> = fc.record(
  {
    id,
    name: fc.constant('g'),
    min: fc.integer({ min: 0, max: 5 }),
    max: fc.constant(null),
    repeatable: yes,
    options: fc.uniqueArray(anyOption, { selector: (entry) => entry.id, maxLength: 3 }),
  },
  { requiredKeys: ['id', 'name', 'min', 'max', 'options'] },
);
const anyMenu = fc
  .tuple(
    fc.uniqueArray(fc.tuple(id, ids, fc.boolean()), { selector: ([key]) => key, maxLength: 3 }),
    fc.uniqueArray(anyGroup, { selector: (entry) => entry.id, maxLength: 4 }),
  )
  .map(([items, groups]) => {
    const known = new Set(groups.map((entry) => entry.id));
    const made = items.map(([key, groupIds, rich]) =>
      item(key, {
        optionGroupIds: groupIds.filter((groupId) => known.has(groupId)),
        ...(rich && { alcoholic: true, taxRates: { takeaway: 8 } }),
      }),
    );
    return menu(made, groups);
  });
const anyFeatures = fc.subarray([...PLATFORM_FEATURES]).map((some) => new Set(some));

describe('any menu on any platform', () => {
  it('has no field that the platform lacks, can be fulfilled, and is reported exactly if it changed', () => {
    fc.assert(
      fc.property(anyMenu, anyFeatures, (subject, features) => {
        const { master, issues } = fitMenu(subject, features);
        const text = JSON.stringify(master);
        expect(features.has('tax-by-service') || !text.includes('"taxRates"')).toBe(true);
        expect(features.has('alcohol') || !text.includes('"alcoholic"')).toBe(true);
        expect(features.has('repeatable-options') || !/"(?:repeatable|maxPerOption|default)"/u.test(text)).toBe(true);
        const options = master.optionGroups.flatMap((entry) => entry.options);
        expect(features.has('nested-options') || options.every((option) => !('optionGroupIds' in option))).toBe(true);
        expect(master.optionGroups.every((entry) => entry.min <= capacityOf(entry, entry.options))).toBe(true);
        expect(issues.length > 0).toBe(JSON.stringify(subject) !== text);
        expect(fitMenu(master, features)).toEqual({ master, issues: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps every item, and every group that an item offers itself', () => {
    fc.assert(
      fc.property(anyMenu, anyFeatures, (subject, features) => {
        const { master } = fitMenu(subject, features);
        expect(master.items.map((entry) => entry.id)).toEqual(subject.items.map((entry) => entry.id));
        for (const { optionGroupIds } of master.items) {
          const offered = offeredGroups(optionGroupIds, groupsById(master)).map((entry) => entry.id);
          expect(offered).toEqual(expect.arrayContaining([...optionGroupIds]));
        }
      }),
    );
  });
});
