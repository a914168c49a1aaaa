import { describe, expect, it } from 'vitest';
import type { Availability, Menu, OptionGroup } from './master.ts';
import { soldOutGroups } from './sold-out-groups.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, name: id, price: 0 }));
const sauce: OptionGroup = { id: 'sauce', name: 'ソース', min: 2, max: 2, options };
const menuOf = (...optionGroups: readonly OptionGroup[]): Menu => ({
  currency: 'JPY',
  items: ['wings', 'fries'].map((id) => ({
    id,
    name: id,
    categoryIds: [],
    sortOrder: 0,
    taxIncluded: true,
    variants: [{ id: `${id}-v`, price: 500 }],
    optionGroupIds: ['sauce'],
  })),
  optionGroups,
});
const gone = (...ids: readonly string[]): Availability => ({ variants: [], options: ids.map((id) => ({ id })) });

describe('a required group', () => {
  it('is reported if fewer options than its minimum are on sale, with the first item that offers it', () => {
    expect(soldOutGroups(menuOf(sauce), gone('a'))).toEqual([]);
    expect(soldOutGroups(menuOf(sauce), gone('a', 'b'))).toEqual([
      {
        code: 'required-options-sold-out',
        itemId: 'wings',
        itemName: 'wings',
        groupName: 'ソース',
        field: 'optionGroupIds',
        message: '「wings」のオプション「ソース」：品切れのため必要な数を選べず、この商品は注文できません。',
      },
    ]);
  });

  it('that is repeatable needs a single option on sale, as far as that one suffices', () => {
    const pieces: OptionGroup = { ...sauce, repeatable: true };
    expect(soldOutGroups(menuOf(pieces), gone('a', 'b'))).toEqual([]);
    expect(soldOutGroups(menuOf(pieces), gone('a', 'b', 'c'))).toHaveLength(1);
    const limited = { ...pieces, options: options.map((option) => ({ ...option, maxPerOption: 1 })) };
    expect(soldOutGroups(menuOf(limited), gone('a', 'b'))).toHaveLength(1);
  });

  it('that nobody offers, or that is optional, concerns nobody', () => {
    expect(soldOutGroups({ ...menuOf(sauce), items: [] }, gone('a', 'b'))).toEqual([]);
    expect(soldOutGroups(menuOf({ ...sauce, min: 0 }), gone('a', 'b', 'c'))).toEqual([]);
  });
});
