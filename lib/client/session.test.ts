import { expect, it } from 'vitest';
import type { Role } from '#lib/domain/access.ts';
import { maysOf } from './session.ts';

const person = { id: 'p', name: '佐藤 美咲', email: 'sato@example.com' };

it.each<{ role: Role; mays: object }>([
  { role: 'viewer', mays: { sync: false, change: false } },
  { role: 'operator', mays: { sync: true, change: false } },
  { role: 'admin', mays: { sync: true, change: true } },
])('$role of a chain has these permissions there and none elsewhere', ({ role, mays }) => {
  const session = { person, grants: [{ role, chainId: 'izakaya' }] };
  expect(maysOf(session, 'izakaya')).toEqual(mays);
  expect(maysOf(session, 'ramen')).toEqual({ sync: false, change: false });
  expect(maysOf(session, null)).toEqual({ sync: false, change: false });
});

it('an admin of all chains has every permission', () => {
  const session = { person, grants: [{ role: 'admin' as const, chainId: null }] };
  expect(maysOf(session, 'izakaya')).toEqual({ sync: true, change: true });
  expect(maysOf(session, null)).toEqual({ sync: true, change: true });
});

it('grants nothing without a role', () => {
  expect(maysOf({ person, grants: [] }, 'izakaya')).toEqual({ sync: false, change: false });
});
