import type { Run } from '#lib/contract/runs.ts';

const SHOWN = 14;

/** The last finished runs over all shops, newest first; only their durations are comparable. */
export function lastAllRuns(runs: readonly Run[]): readonly Run[] {
  return runs
    .filter((run) => run.scope === 'all' && run.finishedAt !== null && run.durationMs !== null)
    .slice(0, SHOWN);
}
