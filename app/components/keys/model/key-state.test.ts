import { expect, it } from 'vitest';
import { keyState } from './key-state.ts';

const now = Date.parse('2026-11-24T00:00:00Z');

it.each([
  [null, null, 'active'],
  ['2026-12-24T00:00:00Z', null, 'active'],
  ['2026-12-08T00:00:00Z', null, 'expiring'],
  ['2026-11-24T00:00:00Z', null, 'expired'],
  ['2026-12-24T00:00:00Z', '2026-11-23T00:00:00Z', 'revoked'],
])('a key until %s, revoked %s, is %s', (expiresAt, revokedAt, state) => {
  expect(keyState({ expiresAt, revokedAt }, now)).toBe(state);
});
