import { describe, expect, it } from 'vitest';
import { keeperOf, keepsGrant } from './admin-of.ts';

const person = { id: 'p', name: '佐藤', email: 'sato@example.com' };

describe('a keeper', () => {
  it('keeps the chains that they are an admin of, and no others', () => {
    const keeper = keeperOf({
      person,
      grants: [
        { role: 'admin', chainId: 'a' },
        { role: 'operator', chainId: 'b' },
        { role: 'viewer', chainId: null },
      ],
    });
    expect(keeper).toEqual({ personId: 'p', all: false, chainIds: ['a'] });
    expect(keepsGrant(keeper, { role: 'viewer', chainId: 'a' })).toBe(true);
    expect(keepsGrant(keeper, { role: 'viewer', chainId: 'b' })).toBe(false);
    expect(keepsGrant(keeper, { role: 'viewer', chainId: null })).toBe(false);
  });

  it('of everything keeps every chain', () => {
    const keeper = keeperOf({ person, grants: [{ role: 'admin', chainId: null }] });
    expect(keeper.all).toBe(true);
    for (const chainId of [null, 'a']) expect(keepsGrant(keeper, { role: 'admin', chainId })).toBe(true);
  });
});
