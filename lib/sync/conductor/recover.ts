import { LEASE_MS } from './lease.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { dropUnwantedCategories, takeOver } from './take-chain.ts';
import type { SyncLog } from './conductor-context.ts';

export const RECOVER_EVERY_MS = 5_000;

/**
 * Wakes chains whose work waits while nobody conducts them: the conductor died, or its wake-up was lost. Every process
 * does this, web included; a wake-up too many is swallowed by the queue. Answers how many were woken.
 */
export async function wakeAbandonedChains(
  store: SyncStore,
  { worker, log }: { worker: string; log: SyncLog },
): Promise<number> {
  const chains = await store.abandonedChains();
  for (const { chainId, hasCancelledRuns } of chains) {
    if (hasCancelledRuns) await settleForTheDead(store, { chainId, worker });
    await store.underGate(chainId, (tx) => tx.wake());
    log.info({ chainId }, 'woke a chain that nobody conducts');
  }
  return chains.length;
}

/**
 * What a dead conductor had at work for a run that was stopped is settled also where no worker is left to take the chain:
 * the chain is taken, which settles it, and given back at once. Nothing is sent to either side.
 */
async function settleForTheDead(
  store: SyncStore,
  { chainId, worker }: { chainId: string; worker: string },
): Promise<void> {
  const lease = await store.acquireLease(chainId, { worker, leaseMs: LEASE_MS });
  if ('heldForMs' in lease) return;
  if ((await takeOver(store, { chainId, fence: lease.fence })) === null) return;
  await store.underGate(chainId, async (tx) => {
    await dropUnwantedCategories(tx);
    await tx.endLease(lease.fence, null);
  });
}
