import { type Clock, deadlineAfter, sleep } from '#lib/sync/clock.ts';
import { withChange } from '#lib/sync/conductor/chain-settings.ts';
import { keepLease, LEASE_MS } from '#lib/sync/conductor/lease.ts';
import { takeOver } from '#lib/sync/conductor/take-chain.ts';
import type { ConnectUpstreams } from '#lib/sync/ports.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { ConnectionChange } from './connection-test-store.ts';
import type { Refusal } from './discovery-outcome.ts';
import { refusalsOf, sidesIn } from './try-connections.ts';

export type TestParts = {
  readonly store: SyncStore;
  readonly connect: ConnectUpstreams;
  readonly clock: Clock;
  /** Shown on the page while this process holds the chain for the test. */
  readonly worker: string;
};

type Test = { readonly chainId: string; readonly change: ConnectionChange };

const ANSWER_WITHIN_MS = 45_000;
const LOOK_EVERY_MS = 200;

/**
 * Tests the sides in a change within the chain's limits (I4): in its conductor, which holds the gates, or in this
 * process under the chain's lease if there is no conductor. Resolves to the sides that failed; null if the conductor
 * did not respond in time.
 */
export async function testConnections(parts: TestParts, test: Test): Promise<readonly Refusal[] | null> {
  if (sidesIn(test.change).length === 0) return [];
  return (await testAlone(parts, test)) ?? askConductor(parts, test);
}

async function askConductor(parts: TestParts, test: Test): Promise<readonly Refusal[] | null> {
  const { store, clock } = parts;
  const id = await store.requestConnectionTest(test.chainId, test.change);
  using deadline = deadlineAfter(clock, ANSWER_WITHIN_MS);
  try {
    while (!deadline.signal.aborted) {
      const found = await store.connectionTest(id);
      if (found?.state === 'SUCCEEDED') return found.refusals;
      if (found?.state === 'FAILED') return sidesIn(test.change).map((side) => ({ side, error: found.error }));
      // The conductor may have left, or died, before it saw the request.
      const refusals = await testAlone(parts, test);
      if (refusals !== null) return refusals;
      await sleep(clock, { ms: LOOK_EVERY_MS });
    }
    return null;
  } finally {
    await store.withdrawConnectionTest(id);
  }
}

/** Null if the chain has a conductor. */
async function testAlone(parts: TestParts, { chainId, change }: Test): Promise<readonly Refusal[] | null> {
  const { store, connect, clock, worker } = parts;
  const acquiredAtMs = clock.nowMs();
  const taken = await store.acquireLease(chainId, { worker, leaseMs: LEASE_MS });
  if ('heldForMs' in taken) return null;
  const { fence } = taken;
  if ((await takeOver(store, { chainId, fence })) === null) return null;
  using lease = keepLease(store, { clock, chainId, fence, acquiredAtMs, load: () => null });
  try {
    const { thresholds: _, ...saved } = await store.connections(chainId);
    const upstreams = connect(withChange(saved, change), lease);
    return await refusalsOf(upstreams, { sides: sidesIn(change), clock, signal: lease.signal });
  } catch (error) {
    if (lease.signal.aborted) return null;
    throw error;
  } finally {
    lease.giveUp();
    await store.underGate(chainId, async (tx) => {
      if ((await tx.openWork()) > 0) await tx.wake();
      await tx.endLease(fence, null);
    });
  }
}
