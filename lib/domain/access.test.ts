import { describe, expect, it } from 'vitest';
import { type Access, chainsOf, decide, type Grant, type Key, type Person, type Principal } from './access.ts';

const SYNCING = { to: 'chain', role: 'operator', scope: 'sync' } as const;

function person(...grants: Grant[]): Person {
  return { kind: 'person', id: 'p', name: '佐藤', email: 's@example.jp', sessionId: 's', grants };
}
function key(scope: Key['scope'], chainIds: Key['chainIds']): Key {
  return { kind: 'key', id: 'k', name: 'tool', scope, chainIds };
}
function decisionFor(principal: Principal | null, access: Access, chainId: string | null = 'a') {
  return decide({ principal, access, chainId });
}

describe('decide in a chain', () => {
  it.each([
    ['an anonymous caller', null, 'unauthorized'],
    ['a viewer', person({ role: 'viewer', chainId: 'a' }), 'forbidden'],
    ['an operator', person({ role: 'operator', chainId: 'a' }), 'allowed'],
    ['an admin', person({ role: 'admin', chainId: 'a' }), 'allowed'],
    ['an operator of another chain', person({ role: 'operator', chainId: 'b' }), 'not-found'],
    ['a viewer of every chain', person({ role: 'viewer', chainId: null }), 'forbidden'],
    [
      'a viewer of every chain who operates this one',
      person({ role: 'viewer', chainId: null }, { role: 'operator', chainId: 'a' }),
      'allowed',
    ],
    ['a person without grants', person(), 'not-found'],
    ['a read key', key('read', null), 'forbidden'],
    ['a sync key', key('sync', ['a']), 'allowed'],
    ['a key for another chain', key('admin', ['b']), 'not-found'],
  ])('returns the decision for %s', (_caller, principal, decision) => {
    expect(decisionFor(principal, SYNCING)).toBe(decision);
  });

  it.each([
    ['a person with one chain', person({ role: 'operator', chainId: 'a' })],
    ['a key for one chain', key('admin', ['a'])],
  ])('a missing chain looks like a foreign one to %s', (_caller, principal) => {
    expect(decisionFor(principal, SYNCING, null)).toBe('not-found');
    expect(decisionFor(principal, SYNCING, 'b')).toBe('not-found');
  });
});

describe('decide for the installation', () => {
  const access = { to: 'installation', role: 'admin', scope: 'admin' } as const;
  it('requires rights in every chain', () => {
    expect(decisionFor(person({ role: 'admin', chainId: 'a' }), access)).toBe('forbidden');
    expect(decisionFor(person({ role: 'admin', chainId: null }), access)).toBe('allowed');
    expect(decisionFor(key('admin', ['a']), access)).toBe('forbidden');
    expect(decisionFor(key('admin', null), access)).toBe('allowed');
  });
});

it('keys cannot use person-only operations', () => {
  expect(decisionFor(key('admin', null), { to: 'signed-in' })).toBe('forbidden');
  expect(decisionFor(key('admin', null), { to: 'chains', role: 'admin', scope: null })).toBe('forbidden');
  expect(decisionFor(person(), { to: 'signed-in' })).toBe('allowed');
});

it('chainsOf lists the chains where the action is allowed', () => {
  const mixed = person({ role: 'viewer', chainId: 'a' }, { role: 'admin', chainId: 'b' });
  expect(chainsOf(mixed)).toEqual(['a', 'b']);
  expect(chainsOf(mixed, { role: 'admin', scope: 'admin' })).toEqual(['b']);
  expect(chainsOf(person({ role: 'viewer', chainId: null }))).toBe('all');
  expect(decisionFor(person(), { to: 'chains', role: 'viewer', scope: 'read' })).toBe('forbidden');
});
