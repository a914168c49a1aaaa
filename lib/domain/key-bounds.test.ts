import { describe, expect, it } from 'vitest';
import { boundKey, excessOf, type KeyBounds } from './key-bounds.ts';

const year = (number: number) => new Date(Date.UTC(number, 0, 1));
const bounds = (changes: Partial<KeyBounds> = {}): KeyBounds => ({
  scope: 'admin',
  chainIds: ['a', 'b'],
  expiresAt: year(2030),
  ...changes,
});

describe('excessOf', () => {
  it.each<[Partial<KeyBounds>, readonly string[]]>([
    [{}, []],
    [{ scope: 'read', chainIds: ['b'], expiresAt: year(2029) }, []],
    [{ chainIds: ['a', 'c'] }, ['chainIds']],
    [{ chainIds: null }, ['chainIds']],
    [{ expiresAt: year(2031) }, ['expiresAt']],
    [{ expiresAt: null }, ['expiresAt']],
    [{ chainIds: null, expiresAt: null }, ['chainIds', 'expiresAt']],
  ])('%j exceeds its creator in %j', (wanted, fields) => {
    expect(excessOf(bounds(), bounds(wanted))).toEqual(fields);
  });

  it('allows everything but a wider scope if the creator has no other bounds', () => {
    const creator = { scope: 'sync', chainIds: null, expiresAt: null } as const;
    expect(excessOf(creator, { scope: 'sync', chainIds: null, expiresAt: null })).toEqual([]);
    expect(excessOf(creator, { scope: 'admin', chainIds: ['a'], expiresAt: year(2030) })).toEqual(['scope']);
  });
});

describe('boundKey', () => {
  it.each([
    [['a', 'b'], null, { kind: 'unchanged' }],
    [['a', 'b'], ['a', 'b', 'c'], { kind: 'unchanged' }],
    [null, null, { kind: 'unchanged' }],
    [['a', 'b'], ['b', 'c'], { kind: 'limited', chainIds: ['b'] }],
    [['a', 'b'], ['c'], { kind: 'revoked' }],
    [['a', 'b'], [], { kind: 'revoked' }],
    [null, ['a'], { kind: 'revoked' }],
  ])('a key for %j whose creator is left with %j', (chainIds, creators, bounded) => {
    expect(boundKey(chainIds, creators)).toEqual(bounded);
  });
});
