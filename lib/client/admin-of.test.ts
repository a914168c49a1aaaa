import { describe, expect, it } from 'vitest';
import { adminScopeOf, administersGrant } from './admin-of.ts';

const person = { id: 'p', name: '佐藤', email: 'sato@example.com' };

describe('a adminScope', () => {
  it('keeps the chains that they are an admin of, and no others', () => {
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

  it('of everything keeps every chain', () => {
    const adminScope = adminScopeOf({ person, grants: [{ role: 'admin', chainId: null }] });
    expect(adminScope.all).toBe(true);
    for (const chainId of [null, 'a']) expect(administersGrant(adminScope, { role: 'admin', chainId })).toBe(true);
  });
});
