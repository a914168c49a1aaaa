import { expect, it } from 'vitest';
import { connectionPath, refusedSide, sideInHash, SIDES } from './connection-path.ts';

it('links to the named form of the given chain only', () => {
  for (const side of SIDES) {
    const { hash } = new URL(connectionPath('c1', side), 'http://haizen.example');
    expect(sideInHash(hash, 'c1')).toBe(side);
    expect(sideInHash(hash, 'c2')).toBeNull();
  }
});

it('finds the side whose token or address must be replaced, also behind failed categories', () => {
  expect(refusedSide({ code: 'pos-unauthorized' })).toBe('pos');
  expect(refusedSide({ code: 'categories-failed', detail: { causeCode: 'ordering-unauthorized' } })).toBe('ordering');
  expect(refusedSide({ code: 'ordering-token-unreadable' })).toBe('ordering');
  expect(refusedSide({ code: 'pos-address-refused' })).toBe('pos');
  expect(refusedSide({ code: 'pos-unreachable' })).toBeNull();
});
