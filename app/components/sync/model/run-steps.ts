import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';

/**
 * The card's run: the one just started here, otherwise one over all shops, otherwise the oldest. One that waits for them
 * comes last.
 */
export function mainRun(runs: readonly Run[], ownRunId: string | null = null): Run | null {
  const started = runs.filter(({ follows }) => !follows);
  const candidates = started.length > 0 ? started : runs;
  const own = candidates.find((run) => run.id === ownRunId);
  return own ?? candidates.find((run) => run.scope === 'all') ?? candidates[0] ?? null;
}

export type CategoriesStep = 'waiting' | 'running' | 'done' | 'failed';

/**
 * The state of a run's category sync. One category sync serves all runs that were waiting when it started, so its run ID
 * can be another run's; what counts is that it started after this run was requested.
 */
export function categoriesStep(run: Run, categories: Status['chain']['categories']): CategoriesStep {
  const menusBegan = run.counts.RUNNING + run.counts.SUCCEEDED + run.counts.FAILED + run.counts.HELD > 0;
  if (menusBegan) return 'done';
  switch (categories.state) {
    case 'RUNNING':
      return 'running';
    case 'FAILED':
    case 'HELD':
      return categories.runId === run.id || run.counts.SKIPPED > 0 ? 'failed' : 'waiting';
    case 'SUCCEEDED':
      return isAfter(categories.lastSuccessAt, run.requestedAt) ? 'done' : 'waiting';
    case 'IDLE':
    case 'QUEUED':
    case 'SKIPPED':
    case 'CANCELLED':
      return 'waiting';
  }
}

export type MenusStep = {
  readonly kind: 'after-categories' | 'running' | 'queued' | 'done' | 'not-started';
  readonly count: number;
};

export function menusStep(run: Run, categories: CategoriesStep): MenusStep {
  if (categories === 'failed') return { kind: 'not-started', count: run.counts.SKIPPED };
  if (categories !== 'done') return { kind: 'after-categories', count: run.counts.QUEUED };
  if (run.counts.RUNNING > 0) return { kind: 'running', count: run.counts.RUNNING };
  if (run.counts.QUEUED > 0) return { kind: 'queued', count: run.counts.QUEUED };
  return { kind: 'done', count: run.done };
}

function isAfter(time: string | null, than: string): boolean {
  return time !== null && Date.parse(time) >= Date.parse(than);
}
