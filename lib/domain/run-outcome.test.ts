import { expect, it } from 'vitest';
import { runOutcome } from './run-outcome.ts';
import { TARGET_STATES, type TargetState } from './state.ts';

const none = Object.fromEntries(TARGET_STATES.map((state) => [state, 0])) as Record<TargetState, number>;

it.each([
  [{}, 'succeeded'],
  [{ SUCCEEDED: 3 }, 'succeeded'],
  [{ SUCCEEDED: 3, CANCELLED: 1 }, 'cancelled'],
  [{ SUCCEEDED: 3, HELD: 1, CANCELLED: 1 }, 'held'],
  [{ SUCCEEDED: 3, FAILED: 1, HELD: 1 }, 'partly'],
  [{ HELD: 1, SKIPPED: 1 }, 'partly'],
  [{ FAILED: 1, CANCELLED: 2 }, 'failed'],
  [{ SKIPPED: 4 }, 'failed'],
])('a run of %j is %s', (counts, outcome) => {
  expect(runOutcome({ ...none, ...counts })).toBe(outcome);
});
