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

it('removing a person or their last admin role revokes all of their keys', () => {
  const all = [
    ['first', ''],
    ['second', ''],
    ['third', ''],
    ['all', ''],
  ];
  expect(affected()).toEqual(all);
  expect(affected({ role: 'operator', chainId: 'a' })).toEqual(all);
});

it('losing the admin role in some chains leaves each key its remaining chains', () => {
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

it('a key takes the keys it created with it, recursively', () => {
  expect(keysMadeBy(KEYS, 'first').map(({ id }) => id)).toEqual(['second', 'third']);
  expect(keysMadeBy(KEYS, 'other')).toEqual([]);
});

it('tells which keys are still valid', () => {
  const now = Date.parse('2026-12-01T00:00:00Z');
  const expired = { ...key('expired', null), expiresAt: '2026-11-30T00:00:00Z' };
  const revoked = { ...key('revoked', null), revokedAt: '2026-11-30T00:00:00Z' };
  const valid = { ...key('valid', null), expiresAt: '2026-12-02T00:00:00Z' };
  expect(validKeys([expired, revoked, valid], now)).toEqual([valid]);
});
