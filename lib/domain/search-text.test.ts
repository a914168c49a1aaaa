import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchText } from './search-text.ts';

it.each([
  ['すすきの', 'ススキノ'],
  ['ｽｽｷﾉ', 'ススキノ'],
  ['ゔぁんゕゖ', 'ヴァンヵヶ'],
  ['Ｇｉｎｚａ　店', 'ginza 店'],
  ['  A \t\n B  ', 'a b'],
  ['①㈱', '1(株)'],
  ['ﾊﾟﾊﾞ', 'パバ'],
  ['', ''],
])('folds %j', (text, folded) => {
  expect(searchText(text)).toBe(folded);
});

it('finds a shop however its name is typed', () => {
  const letters = fc.constantFrom(...Array.from('あんばぱゃゔアンヴーA1 　店'));
  fc.assert(
    fc.property(fc.string({ unit: letters }), (text) => {
      const folded = searchText(text);
      expect(searchText(folded)).toBe(folded);
      expect(searchText(text.toUpperCase().normalize('NFD'))).toBe(folded);
      expect(searchText(` ${text}　`)).toBe(folded);
    }),
  );
});
