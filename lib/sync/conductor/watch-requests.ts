import { sleep } from '#lib/sync/clock.ts';
import type { MenusAtWork } from '#lib/sync/menus/menus-at-work.ts';
import type { CancelledRuns } from './cancelled-runs.ts';
import type { ConductorContext } from './conductor-context.ts';
import type { Questions } from './questions.ts';

const LOOK_EVERY_MS = 500;

type Watching = {
  readonly menus: MenusAtWork;
  readonly cancelled: CancelledRuns;
  readonly questions: Questions;
  readonly signal: AbortSignal;
};

/**
 * Gives up the work of stopped runs and closes these runs, and handles discoveries and connection tests. Runs beside
 * the conductor's loop, which can be waiting for categories. Ends with the signal.
 */
export async function watchRequests(
  conductor: ConductorContext,
  { menus, cancelled, questions, signal }: Watching,
): Promise<void> {
  const { clock, store, chainId, log } = conductor;
  while (!signal.aborted) {
    try {
      const { cancelledRuns, discoveries } = await store.waiting(chainId);
      if (discoveries > 0) questions.answer();
      for (const runId of cancelledRuns) menus.cancel(runId);
      cancelled.note(cancelledRuns);
      if (cancelledRuns.length > 0) await conductor.underGate((tx) => tx.finishRuns(cancelledRuns, null));
      await sleep(clock, { ms: LOOK_EVERY_MS, signal });
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error }, 'could not look for requests');
      await sleep(clock, { ms: LOOK_EVERY_MS, signal }).catch(() => undefined);
    }
  }
}
