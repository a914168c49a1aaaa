import type { TargetState } from './state.ts';

export const RUN_OUTCOMES = ['succeeded', 'partly', 'failed', 'held', 'cancelled'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** How an ended run counts, by its shops: the worst that happened to one decides. */
export function runOutcome(counts: Readonly<Record<TargetState, number>>): RunOutcome {
  if (counts.FAILED + counts.SKIPPED > 0) return counts.SUCCEEDED + counts.HELD > 0 ? 'partly' : 'failed';
  if (counts.HELD > 0) return 'held';
  return counts.CANCELLED > 0 ? 'cancelled' : 'succeeded';
}
