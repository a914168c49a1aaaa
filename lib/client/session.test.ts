import { expect, it } from 'vitest';
import type { Role } from '#lib/domain/access.ts';
import { maysOf } from './session.ts';

const person = { id: 'p', name: '佐藤 美咲', email: 'sato@example.com' };

it.each<{ role: Role; mays: object }>([
  { role: 'viewer', mays: { sync: false, change: false } },
  { role: 'operator', mays: { sync: true, change: false } },
  { role: 'admin', mays: { sync: true, change: true } },
])('lets a chain’s $role do this much there, and nothing elsewhere', ({ role, mays }) => {
  const session = { person, grants: [{ role, chainId: 'izakaya' }] };
  expect(maysOf(session, 'izakaya')).toEqual(mays);
  expect(maysOf(session, 'ramen')).toEqual({ sync: false, change: false });
  expect(maysOf(session, null)).toEqual({ sync: false, change: false });
});

it('lets who looks after everything do all of it', () => {
  const session = { person, grants: [{ role: 'admin' as const, chainId: null }] };
  expect(maysOf(session, 'izakaya')).toEqual({ sync: true, change: true });
  expect(maysOf(session, null)).toEqual({ sync: true, change: true });
});

it('offers nothing where there is no role', () => {
  expect(maysOf({ person, grants: [] }, 'izakaya')).toEqual({ sync: false, change: false });
});
