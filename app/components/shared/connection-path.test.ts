import { expect, it } from 'vitest';
import { connectionPath, refusedSide, sideInHash, SIDES } from './connection-path.ts';

it('leads to the form that it names, and to no other chain’s', () => {
  for (const side of SIDES) {
    const { hash } = new URL(connectionPath('c1', side), 'http://haizen.example');
    expect(sideInHash(hash, 'c1')).toBe(side);
    expect(sideInHash(hash, 'c2')).toBeNull();
  }
});

it('knows whose token or address has to be renewed, also behind failed categories', () => {
  expect(refusedSide({ code: 'pos-unauthorized' })).toBe('pos');
  expect(refusedSide({ code: 'categories-failed', detail: { causeCode: 'ordering-unauthorized' } })).toBe('ordering');
  expect(refusedSide({ code: 'ordering-token-unreadable' })).toBe('ordering');
  expect(refusedSide({ code: 'pos-address-refused' })).toBe('pos');
  expect(refusedSide({ code: 'pos-unreachable' })).toBeNull();
});
