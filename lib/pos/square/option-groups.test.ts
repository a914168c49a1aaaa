import { describe, expect, it } from 'vitest';
import { indexCatalogue } from './catalogue.ts';
import { menuFor } from './menu.ts';
import { atOnce, category, item, list, modifier, parsed } from './test-catalogue.ts';

type Info = Readonly<Record<string, unknown>>;

/** A shop with one item per list of infos. */
function read(lists: Parameters<typeof parsed>[0], ...infos: readonly (readonly Info[])[]) {
  const items = infos.map((modifier_list_info, index) =>
    item(`I${index}`, { categories: [{ id: 'C', ordinal: index }], modifier_list_info }),
  );
  const { master, issues } = atOnce(
    menuFor(atOnce(indexCatalogue(parsed([category('C'), ...lists, ...items]))), { id: 'L1', currency: 'JPY' }),
  );
  return {
    groups: master.optionGroups,
    limits: master.optionGroups.map(({ id, min, max }) => [id, min, max]),
    ofItems: master.items.map(({ optionGroupIds }) => optionGroupIds),
    codes: issues.map(({ code }) => code),
  };
}
const three = [modifier('a', 0), modifier('b', 50), modifier('c', 100)];
const uses = (id: string, more: Info = {}) => ({ modifier_list_id: id, ...more });

describe('an option group', () => {
  it('has the list’s options in their order, with the location’s prices', () => {
    const { groups, ofItems } = read(
      [
        list('G', [
          modifier('b', 50, {
            ordinal: 2,
            location_overrides: [{ location_id: 'L1', price_money: { amount: 80, currency: 'JPY' } }],
          }),
          modifier('free', 0, { ordinal: 1, price_money: null }),
          modifier('far', 10, { ordinal: 3 }, { present_at_all_locations: false }),
          modifier('hidden', 10, { ordinal: 4, hidden_online: true }),
          modifier('last', 20, { location_overrides: [{ location_id: 'L1' }] }),
          modifier('b', 50, {
            ordinal: 2,
            location_overrides: [{ location_id: 'L1', price_money: { amount: 80, currency: 'JPY' } }],
          }),
        ]),
      ],
      [uses('G')],
    );
    expect(ofItems).toEqual([['G']]);
    expect(groups).toEqual([
      {
        id: 'G',
        name: '選択G',
        min: 0,
        max: null,
        options: [
          { id: 'free', name: '選択肢free', price: 0 },
          { id: 'b', name: '選択肢b', price: 80 },
          // Its own presence is ignored: Square offers a modifier everywhere.
          { id: 'far', name: '選択肢far', price: 10 },
          { id: 'last', name: '選択肢last', price: 20 },
        ],
      },
    ]);
  });

  it("falls back from the item's use to the list to its selection type", () => {
    const limitsOf = (data: Info, info: Info = {}) => read([list('G', three, data)], [uses('G', info)]).limits;
    const unset = { min_selected_modifiers: -1, max_selected_modifiers: -1 };
    expect(limitsOf({})).toEqual([['G', 0, null]]);
    expect(limitsOf({ selection_type: 'SINGLE' })).toEqual([['G', 0, 1]]);
    expect(limitsOf({ selection_type: 'MULTIPLE', ...unset })).toEqual([['G', 0, null]]);
    expect(limitsOf({ selection_type: 'SINGLE', ...unset }, unset)).toEqual([['G', 0, 1]]);
    expect(limitsOf({ min_selected_modifiers: 1, max_selected_modifiers: 2 }, unset)).toEqual([['G', 1, 2]]);
    expect(limitsOf({ min_selected_modifiers: 1, max_selected_modifiers: 0 })).toEqual([['G', 1, null]]);
    expect(limitsOf({ min_selected_modifiers: -5, max_selected_modifiers: -5 })).toEqual([['G', 0, null]]);
  });

  it('with different limits than the list’s is separate, and shared by items with the same limits', () => {
    const own = { min_selected_modifiers: 1, max_selected_modifiers: 1 };
    const { limits, ofItems } = read(
      [list('G', three, own)],
      [uses('G', own)],
      [uses('G', { min_selected_modifiers: 0, max_selected_modifiers: 2 })],
      [uses('G', { min_selected_modifiers: 0, max_selected_modifiers: 2 })],
      [uses('G', { max_selected_modifiers: 0 })],
    );
    expect(ofItems).toEqual([['G'], ['G:0-2'], ['G:0-2'], ['G:1-null']]);
    expect(limits).toEqual([
      ['G', 1, 1],
      ['G:0-2', 0, 2],
      ['G:1-null', 1, null],
    ]);
  });

  it('with options that an item hides or shows is separate', () => {
    const hides = (id: string, override: string) => ({
      modifier_overrides: [{ modifier_id: id, hidden_online_override: override }],
    });
    const shown = [...three, modifier('d', 0, { hidden_online: true })];
    const { groups, ofItems } = read(
      [list('G', shown)],
      [uses('G', hides('a', 'YES'))],
      [uses('G', hides('d', 'NO'))],
      [uses('G', hides('a', 'NOT_SET'))],
      [uses('G', hides('a', 'NO'))],
    );
    const [without, withD, ...plain] = ofItems.map(([id]) => groups.find((group) => group.id === id));
    expect(without?.options.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(withD?.options.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(plain.map((group) => group?.id)).toEqual(['G', 'G']);
    expect(without?.id).toMatch(/^G:0-null:[0-9a-f]{8}$/);
    expect(withD?.id).not.toBe(without?.id);
  });

  it('appears once in the order of the item’s uses, if enabled', () => {
    const { ofItems } = read(
      [list('G', three), list('H', three), list('J', three)],
      [uses('G', { ordinal: 2 }), uses('H', { ordinal: 1 }), uses('G', { ordinal: 3 }), uses('J', { enabled: false })],
    );
    expect(ofItems).toEqual([['H', 'G']]);
  });

  it('requires no more than a shop offers', () => {
    const hidden = { hidden_online: true };
    const { limits, codes } = read(
      [
        list('few', [modifier('a', 0), modifier('b', 0, hidden)], { min_selected_modifiers: 2 }),
        list('tight', three, { min_selected_modifiers: 3, max_selected_modifiers: 2 }),
        list('empty', [modifier('z', 0, hidden)], { min_selected_modifiers: 1 }),
        list('none', [modifier('y', 0, { hidden_online: true })]),
      ],
      [uses('few'), uses('tight'), uses('empty'), uses('none')],
      [uses('few')],
    );
    expect(limits).toEqual([
      ['few', 1, null],
      ['tight', 2, 2],
    ]);
    expect(codes).toEqual(['min-above-options', 'min-above-options', 'min-above-options']);
  });

  it('is repeatable if the list says so, or the item’s use of it; its limits count pieces', () => {
    const six = { min_selected_modifiers: 6, max_selected_modifiers: 6 };
    const each = (quantities: unknown, own: unknown) => {
      const { groups, codes } = read(
        [list('G', three, { ...six, allow_quantities: quantities })],
        [uses('G', { allow_quantities: own })],
      );
      return { groups: groups.map(({ min, max, repeatable }) => ({ min, max, repeatable })), codes };
    };
    for (const [quantities, own] of [
      [true, undefined],
      [true, 'NOT_SET'],
      [true, 'YES'],
      [false, 'YES'],
      [undefined, 'YES'],
    ]) {
      expect(each(quantities, own)).toEqual({ groups: [{ min: 6, max: 6, repeatable: true }], codes: [] });
    }
    for (const [quantities, own] of [
      [true, 'NO'],
      [false, 'NOT_SET'],
      [undefined, undefined],
    ]) {
      expect(each(quantities, own)).toEqual({
        groups: [{ min: 3, max: 6, repeatable: undefined }],
        codes: ['min-above-options'],
      });
    }
  });

  it('whose minimum is above its maximum is lowered even if it is repeatable', () => {
    const tight = { min_selected_modifiers: 5, max_selected_modifiers: 4, allow_quantities: true };
    expect(read([list('G', three, tight)], [uses('G')])).toMatchObject({
      limits: [['G', 4, 4]],
      codes: ['min-above-options'],
    });
  });

  it('that only some items repeat is separate for them', () => {
    const six = { min_selected_modifiers: 6 };
    const yes = uses('G', { allow_quantities: 'YES' });
    const { groups, ofItems, codes } = read([list('G', three, six)], [yes], [uses('G')], [yes], [uses('G')]);
    const [own] = ofItems[0] ?? [];
    expect(own).toMatch(/^G:6-null:[0-9a-f]{8}$/);
    expect(ofItems).toEqual([[own], ['G'], [own], ['G']]);
    expect(groups.map(({ id, min, repeatable }) => [id, min, repeatable])).toEqual([
      ['G', 3, undefined],
      [own, 6, true],
    ]);
    expect(codes).toEqual(['min-above-options']);
  });

  it('of at most one choice cannot repeat', () => {
    const atMostOne = { max_selected_modifiers: 1, allow_quantities: true };
    const { groups, limits, codes } = read(
      [list('G', three, atMostOne)],
      [uses('G')],
      [uses('G', { allow_quantities: 'NO' })],
    );
    expect(limits).toEqual([['G', 0, 1]]);
    expect([groups[0]?.repeatable, codes]).toEqual([undefined, []]);
  });

  describe('has defaults', () => {
    const preset = [modifier('a', 0, { on_by_default: true }), modifier('b', 50), modifier('c', 100)];
    const defaultsOf = (override: object, more: Info = {}) => {
      const overrides = { modifier_overrides: [{ modifier_id: 'b', ...override }] };
      const { groups, codes } = read([list('G', preset, more)], [uses('G', overrides)]);
      const chosen = groups.flatMap(({ options }) => options.filter((option) => option.default === true));
      return { id: groups[0]?.id, chosen: chosen.map(({ id }) => id), codes };
    };

    it('as the list or the item says', () => {
      const own = { id: 'G', chosen: ['a'], codes: [] };
      expect(defaultsOf({})).toEqual(own);
      expect(defaultsOf({ on_by_default_override: 'NOT_SET', on_by_default: true })).toEqual(own);
      expect(defaultsOf({ on_by_default_override: 'NO' })).toEqual(own);
      for (const chooses of [{ on_by_default_override: 'YES' }, { on_by_default: true }]) {
        const { id, ...rest } = defaultsOf(chooses);
        expect(rest).toEqual({ chosen: ['a', 'b'], codes: [] });
        expect(id).toMatch(/^G:0-null:[0-9a-f]{8}$/);
      }
    });

    it('up to its maximum', () => {
      expect(defaultsOf({ on_by_default_override: 'YES' }, { max_selected_modifiers: 1 })).toMatchObject({
        chosen: ['a'],
        codes: ['defaults-above-max'],
      });
    });
  });

  describe('nested in an option', () => {
    const leads = (...ids: readonly string[]) => ({ child_modifier_list_ids: ids });
    const nestedIn = (groups: ReturnType<typeof read>['groups']) =>
      Object.fromEntries(
        groups.map(({ id, options }) => [id, options.flatMap(({ optionGroupIds = [] }) => optionGroupIds)]),
      );

    it('is published like any other, once, by its own settings', () => {
      const { groups, ofItems, codes } = read(
        [
          list('burrito', [modifier('steak', 0, leads('sauce', 'side', 'sauce')), modifier('tofu', 0, leads('sauce'))]),
          list('sauce', [modifier('green', 0, leads('spice')), modifier('red', 0)], { max_selected_modifiers: 1 }),
          list('side', three),
          list('spice', three),
          list('unused', three),
        ],
        [uses('burrito'), uses('side', { min_selected_modifiers: 1 })],
      );
      expect(ofItems).toEqual([['burrito', 'side:1-null']]);
      expect(nestedIn(groups)).toEqual({
        burrito: ['sauce', 'side', 'sauce'],
        sauce: ['spice'],
        side: [],
        'side:1-null': [],
        spice: [],
      });
      expect(groups.find(({ id }) => id === 'sauce')).toMatchObject({ min: 0, max: 1 });
      expect(codes).toEqual([]);
    });

    it('is left out if it is unknown or free text, with an issue, or if the shop lacks it', () => {
      const { groups, codes } = read(
        [
          list('top', [modifier('a', 0, leads('gone', 'text', 'far', 'empty', 'kept'))]),
          list('text', [], { modifier_type: 'TEXT' }),
          list('far', three, {}, { absent_at_location_ids: ['L1'] }),
          list('empty', []),
          list('kept', three),
        ],
        [uses('top')],
      );
      expect(nestedIn(groups)).toEqual({ top: ['kept'], kept: [] });
      expect(codes).toEqual(['unknown-option-group', 'free-text-options']);
    });

    it('is cut where it returns to itself, and nowhere else', () => {
      const { groups, codes } = read(
        [
          list('top', [modifier('t', 0, leads('one', 'itself'))]),
          list('one', [modifier('1', 0, leads('two'))]),
          list('two', [modifier('2', 0, leads('one', 'below'))]),
          list('itself', [modifier('i', 0, leads('itself'))]),
          list('below', three),
        ],
        [uses('top'), uses('two')],
        [uses('top')],
      );
      expect(nestedIn(groups)).toEqual({ top: ['one', 'itself'], one: [], two: ['below'], itself: [], below: [] });
      expect(codes).toEqual(['nested-options-cut', 'nested-options-cut', 'nested-options-cut']);
    });

    it('is cut below ten levels', () => {
      const chain = Array.from({ length: 25 }, (_, at) =>
        list(`L${at}`, [modifier(`m${at}`, 0, at === 0 ? {} : leads(`L${at - 1}`))]),
      );
      const { groups, codes } = read(chain, [uses('L24')], [uses('L9')], [uses('L10')]);
      expect(nestedIn(groups)).toMatchObject({ L24: ['L23'], L21: ['L20'], L20: [], L10: [], L9: ['L8'], L1: ['L0'] });
      expect(codes).toEqual(['nested-options-cut', 'nested-options-cut']);
    });
  });

  it('that cannot be converted has an issue', () => {
    const { groups, ofItems, codes } = read(
      [
        list('text', [], { modifier_type: 'TEXT' }),
        list('nameless', three, { name: '' }),
        list('partly', [modifier('x', 0, { name: null }), modifier('y', 0)]),
        list('far', three, {}, { absent_at_location_ids: ['L1'] }),
      ],
      [uses('text'), uses('nameless'), uses('gone'), uses('partly'), uses('far')],
    );
    expect(ofItems).toEqual([['partly']]);
    expect(groups[0]?.options.map(({ id }) => id)).toEqual(['y']);
    expect(codes).toEqual([
      'free-text-options',
      'unknown-option-group',
      'unknown-option-group',
      'unknown-option-group',
    ]);
  });
});
