import { type Clock, sleep } from '#lib/sync/clock.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import { settleCancelled } from '#lib/sync/requests/cancel-run.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { Inherited } from './inherited.ts';
import { LEASE_MS } from './lease.ts';

export type Taken = Inherited & { readonly fence: number; readonly acquiredAtMs: number };

/** A holder can hand the chain back long before its lease expires. */
const LOOK_EVERY_MS = 1_000;

type Taking = {
  readonly clock: Clock;
  readonly chainId: string;
  readonly worker: string;
  readonly signal: AbortSignal;
};

/**
 * Makes this process the chain's only conductor: waits out a live lease, takes it with a higher fence, stamps that
 * fence on every active target and returns RUNNING ones to QUEUED (I5, I6). Rejects with the signal's reason; nothing
 * is taken then.
 */
export async function takeChain(store: SyncStore, { clock, chainId, worker, signal }: Taking): Promise<Taken> {
  for (;;) {
    signal.throwIfAborted();
    const acquiredAtMs = clock.nowMs();
    const answer = await store.acquireLease(chainId, { worker, leaseMs: LEASE_MS });
    if ('heldForMs' in answer) {
      await sleep(clock, { ms: Math.min(Math.max(answer.heldForMs, 50), LOOK_EVERY_MS), signal });
      continue;
    }
    const inherited = await takeOver(store, { chainId, fence: answer.fence });
    if (inherited !== null) return { ...inherited, fence: answer.fence, acquiredAtMs };
  }
}

/** Null if a later conductor took the chain between the lease and this transaction. */
export async function takeOver(
  store: SyncStore,
  { chainId, fence }: { chainId: string; fence: number },
): Promise<Inherited | null> {
  return store.underGate(chainId, async (tx) => {
    const { openFence } = tx;
    if (!(await tx.raiseFence(fence))) return null;
    const inherited = await tx.recordInterruption(openFence);
    const set = { fence };
    let left = 0;
    for (const kind of ['CATEGORIES', 'MENU'] as const) {
      left += await tx.changeState({ kind, from: ['RUNNING'], to: 'QUEUED', set });
      await tx.changeState({ kind, from: ['QUEUED'], to: 'QUEUED', set });
    }
    if (left > 0) await tx.countTakeover();
    // Targets RUNNING when their run was stopped were left to their conductor; now that is this one.
    await settleCancelled(tx, await tx.cancelledRuns());
    await tx.forgetCategoryStamps();
    await tx.requeueDiscoveries(openFence);
    return inherited;
  });
}

/** Cancels a lost conductor's requeued categories if their runs were stopped: no run needs them. */
export async function dropUnwantedCategories(tx: GateTx): Promise<void> {
  if ((await tx.waitingRuns()).length > 0) return;
  await tx.changeState({ kind: 'CATEGORIES', from: ['QUEUED'], to: 'CANCELLED' });
}
