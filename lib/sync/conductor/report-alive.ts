import { type Clock, sleep } from '#lib/sync/clock.ts';
import { StoreUnavailable, type SyncStore } from '#lib/sync/store.ts';
import type { SyncLog } from './conductor-context.ts';

const TRY_EVERY_MS = 500;
/** A process that lives has reported within this, once the database answers. */
export const REPORTED_WITHIN_MS = 3_000;

type Lost = {
  readonly clock: Clock;
  readonly chainId: string;
  readonly store: Pick<SyncStore, 'underGate'>;
  readonly log: SyncLog;
  readonly stop: AbortSignal;
  /** Of the conductor that ended without handing the chain back. */
  readonly fence: number;
};

/**
 * A conductor was lost, its process was not: what was RUNNING must not be blamed for a death. Tries until the database
 * answers; once the process has been asked to leave, a single time.
 */
export async function reportAlive({ clock, chainId, store, log, stop, fence }: Lost): Promise<void> {
  for (;;) {
    try {
      return await store.underGate(chainId, (tx) => tx.forgiveInterruption(fence));
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || stop.aborted) {
        return log.warn({ chainId, fence, err: error }, 'could not report that the process lives');
      }
      await sleep(clock, { ms: TRY_EVERY_MS, signal: stop }).catch(() => undefined);
    }
  }
}
