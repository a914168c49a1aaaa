import { expect, it } from 'vitest';
import { aShop } from '#app/components/shared/shop.test-helper.ts';
import { searchFor } from './search.ts';

const shop = aShop({ id: 'a', name: '札幌すすきの店', number: '101' });

it.each([
  ['', true],
  ['ススキノ', true],
  ['ｽｽｷﾉ', true],
  ['101', true],
  ['札幌 １０１', true],
  ['仙台', false],
])('finds 札幌すすきの店 101 by "%s": %s', (query, found) => {
  expect(searchFor(query)(shop)).toBe(found);
});
