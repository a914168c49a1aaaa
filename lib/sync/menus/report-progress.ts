import type { ShopWork } from './backlog.ts';
import { mine } from './menu-state.ts';
import type { ReadCall } from '#lib/sync/ports.ts';
import type { Tenure } from '#lib/sync/conductor/conductor-context.ts';

const EVERY_MS = 1_000;

/** Shows how far a long read is: at most one write a second, and none that a failure could come from. */
export function reportProgress(tenure: Tenure, work: ShopWork): NonNullable<ReadCall['onProgress']> {
  let lastAtMs = tenure.clock.nowMs();
  return (progress) => {
    if (tenure.clock.nowMs() - lastAtMs < EVERY_MS || progress.done >= progress.total) return;
    lastAtMs = tenure.clock.nowMs();
    void tenure.store
      .underGate(tenure.chainId, (tx) =>
        tx.changeState({ ...mine(tenure, work), from: ['RUNNING'], to: 'RUNNING', set: { progress } }),
      )
      .catch((error: unknown) =>
        tenure.log.warn({ runId: work.runId, shopId: work.shopId, err: error }, 'progress not written'),
      );
  };
}
