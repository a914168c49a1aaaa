import { type Clock, sleep } from '#lib/sync/clock.ts';
import { isStoreUnavailable } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { SyncLog } from './conductor-context.ts';

const TRY_EVERY_MS = 500;
/** A live process has reported within this time, once the database is available. */
export const REPORTED_WITHIN_MS = 3_000;

type Lost = {
  readonly clock: Clock;
  readonly chainId: string;
  readonly store: Pick<SyncStore, 'underGate'>;
  readonly log: SyncLog;
  readonly stop: AbortSignal;
  /** The fence of the conductor that ended without handing the chain back. */
  readonly fence: number;
};

/**
 * The conductor was lost but its process was not: its RUNNING targets must not count a death. Retries until the
 * database is available; only once if the process is stopping.
 */
export async function reportAlive({ clock, chainId, store, log, stop, fence }: Lost): Promise<void> {
  for (;;) {
    try {
      return await store.underGate(chainId, (tx) => tx.forgiveInterruption(fence));
    } catch (error) {
      if (!isStoreUnavailable(error) || stop.aborted) {
        return log.warn({ chainId, fence, err: error }, 'could not report that the process lives');
      }
      await sleep(clock, { ms: TRY_EVERY_MS, signal: stop }).catch(() => undefined);
    }
  }
}
