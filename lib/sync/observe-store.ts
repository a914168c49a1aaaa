import type { SyncErrorCode } from '#lib/domain/errors.ts';
import { runOutcome } from '#lib/domain/run-outcome.ts';
import type { Outcome, TargetKind } from '#lib/domain/state.ts';
import type { SyncLog } from './conductor/conductor-context.ts';
import type { GateTx } from './gate/gate-tx.ts';
import type { FinishedRun } from './gate/run-statements.ts';
import type { SyncStore } from './store.ts';
import type { Stepping, TargetStep } from './target-step.ts';

/** A target that was started and has settled; a category sync counts once, however many runs it serves. */
export type SettledTarget = {
  readonly chainId: string;
  readonly runId: string;
  readonly kind: TargetKind;
  readonly outcome: Outcome;
  readonly errorCode?: SyncErrorCode;
  readonly durationMs: number;
  /** For menus only. */
  readonly readMs?: number;
  readonly publishMs?: number;
  readonly waitMs?: number;
};

/** Observes the committed changes of runs and targets, in the process that wrote them. */
export type SyncObserver = {
  settled(target: SettledTarget): void;
  /** Shops settled without having been started. */
  notBegun(shops: {
    readonly chainId: string;
    readonly outcome: 'SKIPPED' | 'CANCELLED';
    readonly shops: number;
  }): void;
  finished(run: FinishedRun & { readonly chainId: string }): void;
};

type News = (observer: SyncObserver) => void;

/**
 * A store that notifies observers of its transactions' changes: by a conductor, a successor or a person who cancels,
 * and only those that the compare-and-set applied.
 */
export function observeStore(
  store: SyncStore,
  { observers, log }: { observers: readonly SyncObserver[]; log: SyncLog },
): SyncStore {
  function notify(news: readonly News[]): void {
    try {
      for (const notice of news) for (const observer of observers) notice(observer);
    } catch (error) {
      // Already committed: an observer's error must not look like the transaction's.
      log.error({ err: error }, 'an observer failed');
    }
  }

  return {
    ...store,
    async underGate(chainId, work) {
      const news: News[] = [];
      const answer = await store.underGate(chainId, async (tx) => {
        try {
          return await work(watched(tx, { chainId, news }));
        } catch (error) {
          // A `RollBack` resolves, but its transaction is undone.
          news.length = 0;
          throw error;
        }
      });
      notify(news);
      return answer;
    },
    async stepTargets(chainId, stepping) {
      const took = await store.stepTargets(chainId, stepping);
      notify(newsOf(chainId, { stepping, took }));
      return took;
    },
  };
}

function watched(tx: GateTx, { chainId, news }: { chainId: string; news: News[] }): GateTx {
  return {
    ...tx,
    async step(stepping) {
      const took = await tx.step(stepping);
      news.push(...newsOf(chainId, { stepping, took }));
      return took;
    },
    async settleQueued(settling) {
      const shops = await tx.settleQueued(settling);
      const { outcome } = settling;
      if (shops > 0) news.push((observer) => observer.notBegun({ chainId, outcome, shops }));
      return shops;
    },
    async finishRuns(runIds, removed) {
      const runs = await tx.finishRuns(runIds, removed);
      for (const run of runs) news.push((observer) => observer.finished({ ...run, chainId }));
      return runs;
    },
  };
}

function newsOf(
  chainId: string,
  { stepping, took }: { stepping: Stepping; took: ReadonlySet<string> | null },
): readonly News[] {
  return stepping.steps.flatMap((step) => {
    if (step.step !== 'settle' || !took?.has(step.targetId)) return [];
    const target = settledOf(chainId, step);
    return [(observer: SyncObserver) => observer.settled(target)];
  });
}

function settledOf(chainId: string, { runId, kind, result }: Extract<TargetStep, { step: 'settle' }>): SettledTarget {
  const { outcome, error, durationMs = 0, readMs, publishMs, waitMs } = result;
  const errorCode = error && { errorCode: error.code };
  return { chainId, runId, kind, outcome, ...errorCode, durationMs, readMs, publishMs, waitMs };
}

/** One log line per ended run, however it ended. */
export function tellFinished(log: SyncLog): SyncObserver {
  return {
    settled: () => {},
    notBegun: () => {},
    finished: ({ id: runId, chainId, durationMs, counts }) =>
      log.info({ chainId, runId, outcome: runOutcome(counts), durationMs, counts }, 'run finished'),
  };
}
