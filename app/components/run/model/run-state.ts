import type { Run } from '#lib/contract.ts';
import type { TargetState } from '#lib/domain/state.ts';

export type RunWord = 'queued' | 'running' | 'succeeded' | 'partly' | 'failed' | 'held' | 'cancelled';
export type RunState = { readonly icon: TargetState; readonly word: RunWord };

/** How a run stands, in one icon and one word: the worst that happened to a shop decides. */
export function runState(run: Pick<Run, 'startedAt' | 'finishedAt' | 'counts'>): RunState {
  const { counts } = run;
  if (run.finishedAt === null) {
    return run.startedAt === null ? { icon: 'QUEUED', word: 'queued' } : { icon: 'RUNNING', word: 'running' };
  }
  if (counts.FAILED + counts.SKIPPED > 0) {
    return { icon: 'FAILED', word: counts.SUCCEEDED + counts.HELD > 0 ? 'partly' : 'failed' };
  }
  if (counts.HELD > 0) return { icon: 'HELD', word: 'held' };
  if (counts.CANCELLED > 0) return { icon: 'CANCELLED', word: 'cancelled' };
  return { icon: 'SUCCEEDED', word: 'succeeded' };
}

/** What a retry of the run takes up: exactly what failed or was not begun. */
export function retryCount({ counts }: Pick<Run, 'counts'>): number {
  return counts.FAILED + counts.SKIPPED;
}
