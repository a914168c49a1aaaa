import { describe, expect, it } from 'vitest';
import { ORDERING_KINDS, POS_KINDS } from '#lib/domain/upstream-kinds.ts';
import { chainCreateSchema, chainPatchSchema } from './chain-settings.ts';

const ordering = { kind: 'oder', baseUrl: 'https://ordering.example', brandId: 'b', token: 't' };
const posOf = (pos: object) => chainCreateSchema.safeParse({ name: 'n', pos, ordering }).data?.pos;

it('every kind can be connected', () => {
  const kinds = (side: 'pos' | 'ordering') =>
    chainCreateSchema.shape[side].options.map((option) => ('in' in option ? option.in : option).shape.kind.value);
  expect(kinds('pos')).toEqual(POS_KINDS);
  expect(kinds('ordering')).toEqual(ORDERING_KINDS);
});

describe('a CSV folder', () => {
  it.each([
    ['file:///exports/chain/', 'file:///exports/chain'],
    ['file:///exports/%E6%9C%AC%E5%BA%97', 'file:///exports/%E6%9C%AC%E5%BA%97'],
    ['file:///exports/a/../b', 'file:///exports/b'],
    ['file://localhost/exports', 'file:///exports'],
  ])('%s is connected without a token, as %s', (baseUrl, normalized) => {
    expect(posOf({ kind: 'csv', baseUrl })).toEqual({ kind: 'csv', baseUrl: normalized, accessToken: '' });
  });

  it.each(['https://pos.example', 'file:///a?b', 'file:///a#b', '/exports/chain', ''])('%j is none', (baseUrl) => {
    expect(posOf({ kind: 'csv', baseUrl })).toBeUndefined();
  });

  it('takes no token', () => {
    expect(posOf({ kind: 'csv', baseUrl: 'file:///a', accessToken: 't' })).toBeUndefined();
  });

  it('can be changed, and is no address of a platform or of Square', () => {
    const baseUrl = 'file:///exports/other/';
    expect(chainPatchSchema.parse({ pos: { baseUrl } })).toEqual({ pos: { baseUrl: 'file:///exports/other' } });
    expect(chainPatchSchema.safeParse({ ordering: { baseUrl } }).success).toBe(false);
    expect(posOf({ kind: 'square', baseUrl, accessToken: 't' })).toBeUndefined();
  });
});
