import { expect, test, vi } from 'vitest';
import { NO_UPSTREAMS, openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { upstreamsConnector } from '#lib/process/connect-upstreams.ts';
import { systemClock } from '#lib/sync/clock.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { openConductorContext } from './conductor-context.ts';
import { fixedSettings } from './fixed-settings.test-helper.ts';
import { keepLease, LeaseLost } from './lease.ts';
import { takeChain } from './take-chain.ts';

test('a conductor that lost its chain changes nothing and notices it (I6)', async () => {
  await using chain = await openTestChain();
  const { db, store, chainId } = chain;
  using first = await conductor(chain, 'first');
  await first.conductor.underGate((tx) => tx.changeState({ kind: 'MENU', from: ['IDLE'], to: 'QUEUED' }));
  // Its own clock still allows it to work: only the row shows the loss.
  await db.$executeRaw`UPDATE conductor_lease SET expires_at = clock_timestamp()`;
  using second = await conductor(chain, 'second');
  const before = await everyRow(chain);

  const work = vi.fn<Parameters<typeof first.conductor.underGate<number>>[0]>((tx) =>
    tx.changeState({ kind: 'MENU', from: ['QUEUED'], to: 'CANCELLED' }),
  );
  await expect(first.conductor.underGate(work)).rejects.toThrow(LeaseLost);
  expect(work).not.toHaveBeenCalled();
  expect(await everyRow(chain)).toEqual(before);
  expect(await second.conductor.underGate((tx) => Promise.resolve(tx.fence))).toBe(second.conductor.lease.fence);
  expect(await store.underGate(chainId, (tx) => tx.openWork())).toBe(2);
});

test('a conductor that released its chain takes nothing more, although no other has taken it (I6)', async () => {
  await using chain = await openTestChain();
  const { store, chainId } = chain;
  using released = await conductor(chain, 'first');
  const { fence } = released.conductor.lease;
  // The response may be lost, so that the conductor doesn't know.
  await store.underGate(chainId, (tx) => tx.endLease(fence, null));
  await store.underGate(chainId, (tx) => tx.requestDiscovery());
  await expect(released.conductor.underGate((tx) => tx.takeDiscovery())).rejects.toThrow(LeaseLost);
  expect(await store.underGate(chainId, (tx) => tx.openWork())).toBe(1);
});

async function conductor({ store, chainId }: TestChain, worker: string) {
  const clock = systemClock;
  const taken = await takeChain(store, { clock, chainId, worker, signal: new AbortController().signal });
  // Never renewed: the test ends long before the deadline.
  const renewLease = () => new Promise<never>(() => {});
  const lease = keepLease({ renewLease }, { clock, chainId, ...taken, load: () => null });
  const upstreams = upstreamsConnector({ network: TEST_NETWORK })(NO_UPSTREAMS, lease);
  const log = { info() {}, warn() {}, error() {} };
  const conductor = openConductorContext({
    chainId,
    clock,
    shopDeadlineMs: 1_000,
    store,
    lease,
    settings: fixedSettings(upstreams),
    log,
  });
  return { conductor, [Symbol.dispose]: () => lease[Symbol.dispose]() };
}

async function everyRow({ db, chainId }: TestChain) {
  return {
    gate: await db.chainGate.findUnique({ where: { chainId } }),
    states: await db.syncState.findMany({ where: { chainId }, orderBy: { id: 'asc' } }),
  };
}
