import type { SyncStore } from './store.ts';
import type { SyncLog } from './tenure.ts';

export const RECOVER_EVERY_MS = 5_000;

/**
 * Wakes chains whose work waits while nobody conducts them: the conductor died, or its wake-up was lost. Every process
 * does this, web included; a wake-up too many is swallowed by the queue. Answers how many were woken.
 */
export async function wakeAbandonedChains(store: SyncStore, log: SyncLog): Promise<number> {
  const chainIds = await store.abandonedChains();
  for (const chainId of chainIds) {
    await store.underGate(chainId, (tx) => tx.wake());
    log.info({ chainId }, 'woke a chain that nobody conducts');
  }
  return chainIds.length;
}
