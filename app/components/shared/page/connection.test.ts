import { expect, it } from 'vitest';
import { connectionState } from './connection.ts';

it.each([
  { ageMs: 900, failures: 0, pollMs: 1_000, state: 'live' },
  { ageMs: 6_001, failures: 0, pollMs: 1_000, state: 'slow' },
  { ageMs: 14_000, failures: 0, pollMs: 15_000, state: 'live' },
  { ageMs: 2_000, failures: 1, pollMs: 1_000, state: 'live' },
  { ageMs: 3_000, failures: 2, pollMs: 2_000, state: 'lost' },
])('data of $ageMs ms after $failures lost polls are $state', ({ state, ...options }) => {
  expect(connectionState(options)).toBe(state);
});
