import type { TargetState } from './state.ts';

export const RUN_OUTCOMES = ['succeeded', 'partly', 'failed', 'held', 'cancelled'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** The outcome of an ended run, decided by its worst shop. */
export function runOutcome(counts: Readonly<Record<TargetState, number>>): RunOutcome {
  if (counts.FAILED + counts.SKIPPED > 0) return counts.SUCCEEDED + counts.HELD > 0 ? 'partly' : 'failed';
  if (counts.HELD > 0) return 'held';
  return counts.CANCELLED > 0 ? 'cancelled' : 'succeeded';
}
