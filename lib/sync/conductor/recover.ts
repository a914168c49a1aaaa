import type { SyncStore } from '#lib/sync/store.ts';
import type { SyncLog } from './conductor-context.ts';
import { LEASE_MS } from './lease.ts';
import { dropUnwantedCategories, takeOver } from './take-chain.ts';

export const RECOVER_EVERY_MS = 5_000;

/**
 * Wakes chains with open work and no conductor: it died, or its wake-up was lost. Every process does this, web
 * included; the queue drops duplicate wake-ups. Returns the number of chains woken.
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
 * Settles a stopped run's work left by a dead conductor, even if no worker is left: takes the chain, which settles it,
 * and releases it immediately. Sends nothing to either side.
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
