import { describe, expect, it } from 'vitest';
import { adminScopeOf, administersGrant } from './admin-of.ts';

const person = { id: 'p', name: '佐藤', email: 'sato@example.com' };

describe('admin scope', () => {
  it('keeps only the chains the person is an admin of', () => {
    const adminScope = adminScopeOf({
      person,
      grants: [
        { role: 'admin', chainId: 'a' },
        { role: 'operator', chainId: 'b' },
        { role: 'viewer', chainId: null },
      ],
    });
    expect(adminScope).toEqual({ personId: 'p', all: false, chainIds: ['a'] });
    expect(administersGrant(adminScope, { role: 'viewer', chainId: 'a' })).toBe(true);
    expect(administersGrant(adminScope, { role: 'viewer', chainId: 'b' })).toBe(false);
    expect(administersGrant(adminScope, { role: 'viewer', chainId: null })).toBe(false);
  });

  it('keeps every chain for an admin of all chains', () => {
    const adminScope = adminScopeOf({ person, grants: [{ role: 'admin', chainId: null }] });
    expect(adminScope.all).toBe(true);
    for (const chainId of [null, 'a']) expect(administersGrant(adminScope, { role: 'admin', chainId })).toBe(true);
  });
});
