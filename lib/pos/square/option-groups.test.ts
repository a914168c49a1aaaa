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

  it('with repeatable options has limits that count pieces, and an issue that they cannot be kept', () => {
    const six = { min_selected_modifiers: 6, max_selected_modifiers: 6 };
    const each = (id: string, quantities: unknown, own: unknown) =>
      read([list(id, three, { ...six, allow_quantities: quantities })], [uses(id, { allow_quantities: own })]);
    for (const [quantities, own] of [
      [true, undefined],
      [true, 'NOT_SET'],
      [true, 'YES'],
      [false, 'YES'],
      [undefined, 'YES'],
    ]) {
      expect(each('G', quantities, own)).toMatchObject({ limits: [['G', 3, 6]], codes: ['option-quantities'] });
    }
    for (const [quantities, own] of [
      [true, 'NO'],
      [false, 'NOT_SET'],
      [undefined, undefined],
    ]) {
      expect(each('G', quantities, own)).toMatchObject({ limits: [['G', 3, 6]], codes: ['min-above-options'] });
    }
  });

  it('reports the loss once for each use of a list', () => {
    const six = { min_selected_modifiers: 6 };
    const yes = uses('G', { allow_quantities: 'YES' });
    expect(read([list('G', three, six)], [yes], [uses('G')], [yes], [uses('G')])).toMatchObject({
      ofItems: [['G'], ['G'], ['G'], ['G']],
      codes: ['option-quantities', 'min-above-options'],
    });
  });

  it('of at most one choice cannot repeat, and nothing is lost', () => {
    const atMostOne = { max_selected_modifiers: 1, allow_quantities: true };
    expect(read([list('G', three, atMostOne)], [uses('G')])).toMatchObject({ limits: [['G', 0, 1]], codes: [] });
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
