import { describe, expect, it } from 'vitest';
import { ACTIVE_STATES, canChange, canReturn, isActive, OUTCOMES, SETTLED_STATES, TARGET_STATES } from './state.ts';

/** The state diagram in docs/design.md, arrow by arrow; a state to itself restamps an active target. */
const ARROWS = [
  'IDLE → QUEUED',
  'SUCCEEDED → QUEUED',
  'FAILED → QUEUED',
  'HELD → QUEUED',
  'CANCELLED → QUEUED',
  'SKIPPED → QUEUED',
  'QUEUED → RUNNING',
  'QUEUED → SKIPPED',
  'QUEUED → CANCELLED',
  'RUNNING → SUCCEEDED',
  'RUNNING → FAILED',
  'RUNNING → HELD',
  'RUNNING → QUEUED',
  'RUNNING → CANCELLED',
  'QUEUED → QUEUED',
  'RUNNING → RUNNING',
];

describe('the state diagram', () => {
  it('has exactly these transitions', () => {
    const possible = TARGET_STATES.flatMap((from) =>
      TARGET_STATES.filter((to) => canChange(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(possible.toSorted()).toEqual(ARROWS.toSorted());
  });

  it('splits the states into active (locked by a run) and settled', () => {
    expect([...ACTIVE_STATES, ...SETTLED_STATES].toSorted()).toEqual(TARGET_STATES.toSorted());
    for (const state of TARGET_STATES) {
      expect(isActive(state)).toBe(ACTIVE_STATES.some((active) => active === state));
      expect(canChange(state, 'QUEUED')).toBe(true);
    }
  });

  it('allows every outcome for a run', () => {
    for (const outcome of OUTCOMES) {
      expect(ACTIVE_STATES.some((active) => canChange(active, outcome))).toBe(true);
    }
  });
});

it.each(TARGET_STATES)('a stop can restore any settled state and no other; from %s, only a decision can', (to) => {
  expect(canReturn('QUEUED', to)).toBe(!isActive(to));
  expect(canReturn('RUNNING', to)).toBe(false);
  expect(canReturn('HELD', to)).toBe(['IDLE', 'SUCCEEDED', 'FAILED'].includes(to));
});
