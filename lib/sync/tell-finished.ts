import { runOutcome } from '#lib/domain/run-outcome.ts';
import type { SyncObserver } from './observe-store.ts';
import type { SyncLog } from './conductor/conductor-context.ts';

/** One log line per ended run, however it ended. */
export function tellFinished(log: SyncLog): SyncObserver {
  return {
    settled: () => {},
    notBegun: () => {},
    finished: ({ id: runId, chainId, durationMs, counts }) =>
      log.info({ chainId, runId, outcome: runOutcome(counts), durationMs, counts }, 'run finished'),
  };
}
