import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '#lib/domain/access.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { DiscoveryOutcome } from './discovery-outcome.ts';

const LOOK_EVERY_MS = 200;
const ANSWER_WITHIN_MS = 60_000;

export type Discovery = Extract<DiscoveryOutcome, { state: 'SUCCEEDED' | 'FAILED' }> | { readonly state: 'TIMED_OUT' };

/** Asks the chain's conductor to read the shops of both sides, and waits for the result for at most a minute. */
export async function requestDiscovery(
  store: SyncStore,
  { chainId, by, signal }: { chainId: string; by: Actor; signal: AbortSignal },
): Promise<Discovery> {
  const id = await store.underGate(chainId, async (tx) => {
    const discoveryId = await tx.requestDiscovery();
    await tx.record({ act: 'shops-discovered', by, chainId });
    await tx.wake();
    return discoveryId;
  });
  const giveUpAtMs = performance.now() + ANSWER_WITHIN_MS;
  while (performance.now() < giveUpAtMs) {
    const outcome = await store.discovery(id);
    if (outcome?.state === 'SUCCEEDED' || outcome?.state === 'FAILED') return outcome;
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
  return { state: 'TIMED_OUT' };
}
