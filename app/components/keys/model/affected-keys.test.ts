import { expect, it } from 'vitest';
import type { KeyView } from '#lib/contract/keys.ts';
import { keysAffected, keysMadeBy, validKeys } from './affected-keys.ts';

function key(id: string, creator: KeyView['creator'], chainIds: string[] | null = ['a', 'b']): KeyView {
  const times = { createdAt: '2026-11-24T00:00:00Z', expiresAt: null, lastUsedAt: null, revokedAt: null };
  return { id, name: id, start: '', scope: 'admin', chainIds, createdBy: '', creator, ...times };
}

const person = { kind: 'person', id: 'p' } as const;
const byKey = (id: string) => ({ kind: 'key', id }) as const;
const KEYS = [
  key('first', person),
  key('second', byKey('first')),
  key('third', byKey('second'), ['a']),
  key('all', person, null),
  key('other', { kind: 'person', id: 'q' }),
  key('older', null),
  key('settings', { kind: 'system', id: null }),
];
const admin = (chainId: string | null) => ({ role: 'admin', chainId }) as const;
const affected = (...grants: Parameters<typeof keysAffected>[1]['grants']) =>
  keysAffected(KEYS, { personId: 'p', grants }).map(({ key, left }) => [key.id, left.join()]);

it('a person who is removed, or is an admin of nothing any more, takes all of their keys along', () => {
  const all = [
    ['first', ''],
    ['second', ''],
    ['third', ''],
    ['all', ''],
  ];
  expect(affected()).toEqual(all);
  expect(affected({ role: 'operator', chainId: 'a' })).toEqual(all);
});

it('an admin of fewer chains leaves to each key those that are left', () => {
  expect(affected(admin('a'))).toEqual([
    ['first', 'a'],
    ['second', 'a'],
    ['all', ''],
  ]);
  expect(affected(admin('b'))).toEqual([
    ['first', 'b'],
    ['second', 'b'],
    ['third', ''],
    ['all', ''],
  ]);
  expect(affected(admin(null))).toEqual([]);
});

it('a key takes along the keys that it created, and that those created', () => {
  expect(keysMadeBy(KEYS, 'first').map(({ id }) => id)).toEqual(['second', 'third']);
  expect(keysMadeBy(KEYS, 'other')).toEqual([]);
});

it('knows which keys still open something', () => {
  const now = Date.parse('2026-12-01T00:00:00Z');
  const expired = { ...key('expired', null), expiresAt: '2026-11-30T00:00:00Z' };
  const revoked = { ...key('revoked', null), revokedAt: '2026-11-30T00:00:00Z' };
  const valid = { ...key('valid', null), expiresAt: '2026-12-02T00:00:00Z' };
  expect(validKeys([expired, revoked, valid], now)).toEqual([valid]);
});
