import { describe, expect, it } from 'vitest';
import { type Access, chainsOf, decide, type Grant, type Key, type Person, type Principal } from './access.ts';

const SYNCING = { to: 'chain', role: 'operator', scope: 'sync' } as const;

function person(...grants: Grant[]): Person {
  return { kind: 'person', id: 'p', name: '佐藤', email: 's@example.jp', sessionId: 's', grants };
}
function key(scope: Key['scope'], chainIds: Key['chainIds']): Key {
  return { kind: 'key', id: 'k', name: 'tool', scope, chainIds };
}
function asked(principal: Principal | null, access: Access, chainId: string | null = 'a') {
  return decide({ principal, access, chainId });
}

describe('decide in a chain', () => {
  it.each([
    ['nobody', null, 'unauthorized'],
    ['a viewer', person({ role: 'viewer', chainId: 'a' }), 'forbidden'],
    ['an operator', person({ role: 'operator', chainId: 'a' }), 'allowed'],
    ['an admin', person({ role: 'admin', chainId: 'a' }), 'allowed'],
    ['an operator of another', person({ role: 'operator', chainId: 'b' }), 'not-found'],
    ['who looks everywhere', person({ role: 'viewer', chainId: null }), 'forbidden'],
    [
      'who looks everywhere and runs it',
      person({ role: 'viewer', chainId: null }, { role: 'operator', chainId: 'a' }),
      'allowed',
    ],
    ['who has nothing', person(), 'not-found'],
    ['a key to read', key('read', null), 'forbidden'],
    ['a key to sync', key('sync', ['a']), 'allowed'],
    ['a key for another', key('admin', ['b']), 'not-found'],
  ])('%s', (_who, principal, decision) => {
    expect(asked(principal, SYNCING)).toBe(decision);
  });

  it.each([
    ['who sees one chain', person({ role: 'operator', chainId: 'a' })],
    ['a key for one chain', key('admin', ['a'])],
  ])('that is not there looks like a foreign one to %s', (_who, principal) => {
    expect(asked(principal, SYNCING, null)).toBe('not-found');
    expect(asked(principal, SYNCING, 'b')).toBe('not-found');
  });
});

describe('decide for the installation', () => {
  const access = { to: 'installation', role: 'admin', scope: 'admin' } as const;
  it('requires rights in every chain', () => {
    expect(asked(person({ role: 'admin', chainId: 'a' }), access)).toBe('forbidden');
    expect(asked(person({ role: 'admin', chainId: null }), access)).toBe('allowed');
    expect(asked(key('admin', ['a']), access)).toBe('forbidden');
    expect(asked(key('admin', null), access)).toBe('allowed');
  });
});

it('keys cannot use person-only operations', () => {
  expect(asked(key('admin', null), { to: 'signed-in' })).toBe('forbidden');
  expect(asked(key('admin', null), { to: 'chains', role: 'admin', scope: null })).toBe('forbidden');
  expect(asked(person(), { to: 'signed-in' })).toBe('allowed');
});

it('chainsOf lists the chains where the action is allowed', () => {
  const mixed = person({ role: 'viewer', chainId: 'a' }, { role: 'admin', chainId: 'b' });
  expect(chainsOf(mixed)).toEqual(['a', 'b']);
  expect(chainsOf(mixed, { role: 'admin', scope: 'admin' })).toEqual(['b']);
  expect(chainsOf(person({ role: 'viewer', chainId: null }))).toBe('all');
  expect(asked(person(), { to: 'chains', role: 'viewer', scope: 'read' })).toBe('forbidden');
});
