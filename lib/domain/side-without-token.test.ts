import { expect, it } from 'vitest';
import { sideWithoutToken } from './side-without-token.ts';

const now = {
  pos: { baseUrl: 'https://pos.example/v1' },
  ordering: { baseUrl: 'https://ordering.example' },
};

it.each([
  [{}, null],
  [{ pos: { accessToken: 'new' } }, null],
  [{ pos: { baseUrl: 'https://pos.example/v1/' } }, null],
  [{ pos: { baseUrl: 'https://POS.example:443/v1' } }, null],
  [{ pos: { baseUrl: 'https://pos.example/v2' } }, 'pos'],
  [{ pos: { baseUrl: 'https://pos.example/V1' } }, 'pos'],
  [{ pos: { baseUrl: 'https://pos.example/v1?to=another' } }, 'pos'],
  [{ pos: { baseUrl: 'https://pos.example/v2', accessToken: 'new' } }, null],
  [{ pos: { baseUrl: 'file:///exports/chain' } }, null],
  [{ ordering: { baseUrl: 'http://ordering.example' } }, 'ordering'],
  [{ ordering: { baseUrl: 'https://ordering.example/brand' } }, 'ordering'],
  [
    { pos: { baseUrl: 'https://pos.example/v2', accessToken: 'new' }, ordering: { baseUrl: 'https://b.example' } },
    'ordering',
  ],
])('%j needs a token for %s', (change, side) => {
  expect(sideWithoutToken(now, change)).toBe(side);
});

it('a folder that becomes a web address needs a token', () => {
  const folder = { ...now, pos: { baseUrl: 'file:///v1' } };
  expect(sideWithoutToken(folder, { pos: { baseUrl: 'https://pos.example/v1' } })).toBe('pos');
});
