import type { Actor } from '#lib/domain/access.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { SyncStore } from '#lib/sync/store.ts';

export type CancelAnswer = 'accepted' | 'unknown-run' | 'run-finished';

/**
 * Stops a run: no further shop starts from this transaction on. Its conductor, or the next one of the chain, settles
 * the running shops; what was published stays published.
 */
export async function cancelRun(store: SyncStore, { runId, by }: { runId: string; by: Actor }): Promise<CancelAnswer> {
  const chainId = await store.chainOfRun(runId);
  if (chainId === null) return 'unknown-run';
  return store.underGate(chainId, async (tx) => {
    if (!(await tx.markCancelled(runId, by))) return 'run-finished';
    await tx.record({ act: 'run-stopped', by, chainId, runId });
    await settleCancelled(tx, [runId]);
    await tx.wake();
    return 'accepted';
  });
}

/** QUEUED → CANCELLED with the results; closes the runs that have no running shop any more. */
export async function settleCancelled(tx: GateTx, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx.settleQueued({ runIds, outcome: 'CANCELLED', error: null });
  await tx.finishRuns(runIds, null);
}
