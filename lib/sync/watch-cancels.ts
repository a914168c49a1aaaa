import { sleep } from './clock.ts';
import type { MenusAtWork } from './menus-at-work.ts';
import type { Tenure } from './tenure.ts';

const LOOK_EVERY_MS = 500;

/**
 * Gives up the shops at work of runs that somebody stopped, and closes those runs. Beside the conductor's own loop, which
 * may be waiting for the categories of another run at that moment. Ends with the signal or the lease.
 */
export async function watchCancels(
  tenure: Tenure,
  { menus, signal }: { menus: MenusAtWork; signal: AbortSignal },
): Promise<void> {
  const { clock, store, chainId, log } = tenure;
  while (!signal.aborted) {
    try {
      const { cancelledRuns } = await store.waiting(chainId);
      for (const runId of cancelledRuns) menus.cancel(runId);
      if (cancelledRuns.length > 0) await tenure.underGate((tx) => tx.finishRuns(cancelledRuns, null));
      await sleep(clock, { ms: LOOK_EVERY_MS, signal });
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error }, 'could not look for stopped runs');
      await sleep(clock, { ms: LOOK_EVERY_MS, signal }).catch(() => undefined);
    }
  }
}
