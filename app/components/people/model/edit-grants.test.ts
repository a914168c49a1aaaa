import { expect, it } from 'vitest';
import { freeChains, partGrants } from './edit-grants.ts';

const everywhere = { role: 'viewer', chainId: null } as const;
const inA = { role: 'operator', chainId: 'a' } as const;
const inB = { role: 'admin', chainId: 'b' } as const;
const all = [everywhere, inA, inB];

it('an admin of one chain changes the roles in it and keeps the others', () => {
  const adminScope = { personId: 'p', all: false, chainIds: ['a'] };
  expect(partGrants(adminScope, all)).toEqual({ own: [inA], kept: [everywhere, inB] });
  expect(partGrants({ ...adminScope, all: true }, all)).toEqual({ own: all, kept: [] });
});

it('allows one role per chain', () => {
  expect(freeChains([inA, everywhere], [null, 'a', 'b'])).toEqual(['b']);
  expect(freeChains([], [null, 'a'])).toEqual([null, 'a']);
});
