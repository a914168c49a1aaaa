import type { Run } from '#lib/contract/runs.ts';
import { type RunOutcome, runOutcome } from '#lib/domain/run-outcome.ts';
import type { TargetState } from '#lib/domain/state.ts';

export type RunWord = 'queued' | 'running' | RunOutcome;
export type RunState = { readonly icon: TargetState; readonly word: RunWord };

const ICONS: Readonly<Record<RunOutcome, TargetState>> = {
  succeeded: 'SUCCEEDED',
  partly: 'FAILED',
  failed: 'FAILED',
  held: 'HELD',
  cancelled: 'CANCELLED',
};

/** A run's state as one icon and one word. */
export function runState(run: Pick<Run, 'startedAt' | 'finishedAt' | 'counts'>): RunState {
  if (run.finishedAt === null) {
    return run.startedAt === null ? { icon: 'QUEUED', word: 'queued' } : { icon: 'RUNNING', word: 'running' };
  }
  const word = runOutcome(run.counts);
  return { icon: ICONS[word], word };
}

/** The number of shops a retry would sync: exactly those that failed or were not started. */
export function retryCount({ counts }: Pick<Run, 'counts'>): number {
  return counts.FAILED + counts.SKIPPED;
}
