import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import type { ReadCall } from '#lib/sync/ports.ts';
import type { ShopWork } from './backlog.ts';
import { targetOf } from './menu-state.ts';

const EVERY_MS = 1_000;

/** Reports the progress of a long read: at most one write a second; a failed write is only logged. */
export function reportProgress(conductor: ConductorContext, work: ShopWork): NonNullable<ReadCall['onProgress']> {
  let lastAtMs = conductor.clock.nowMs();
  return (progress) => {
    if (conductor.clock.nowMs() - lastAtMs < EVERY_MS || progress.done >= progress.total) return;
    lastAtMs = conductor.clock.nowMs();
    void conductor.store
      .stepTargets(conductor.chainId, {
        fence: conductor.lease.fence,
        steps: [{ ...targetOf(work), step: 'progress', progress }],
      })
      .catch((error: unknown) =>
        conductor.log.warn({ runId: work.runId, shopId: work.shopId, err: error }, 'progress not written'),
      );
  };
}
