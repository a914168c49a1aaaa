import { expect, test } from 'vitest';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';
import { createSyncStore } from '#lib/db/store.ts';
import { upstreamsConnector } from '#lib/process/connect-upstreams.ts';
import { type Clock, systemClock } from '#lib/sync/clock.ts';
import { conduct, SHOP_DEADLINE_MS } from '#lib/sync/conductor/conduct.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

test.each(['GET', 'PUT'])('a shop whose %s hangs is aborted at its deadline, and no other', async (method) => {
  await using world = await openTestWorld({ shops: 2, idle: true });
  const path = '/v1/shops/102/menu';
  world.oder.faults.set([{ kind: 'timeout', on: { method, path } }]);
  const runId = await world.sync();
  const { clock, deadlinesPass } = clockWithoutDeadlines();
  const store = createSyncStore(world.db, { wake: () => Promise.resolve(), vault: TEST_VAULT });
  const stopping = new AbortController();
  const conducting = conduct({
    clock,
    chainId: world.chainId,
    worker: 'test',
    store,
    connect: upstreamsConnector({ network: TEST_NETWORK }),
    log: { info() {}, warn() {}, error() {} },
    stop: stopping.signal,
  });
  try {
    await until(async () => ((await world.haizen.read.run(runId))?.settled ?? 0) === 1);
    await until(() => world.oder.record().inFlight === 1);
    deadlinesPass();
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ SUCCEEDED: 1, FAILED: 1 });
    const error = { code: 'shop-deadline', detail: { seconds: SHOP_DEADLINE_MS / 1_000 } };
    expect(run.causes).toMatchObject([{ outcome: 'FAILED', error }]);
    await until(() => world.oder.record().inFlight === 0);
    // Aborted in the middle of the first try.
    expect(world.oder.record().requests.filter((one) => one.method === method && one.path === path)).toHaveLength(1);
  } finally {
    stopping.abort();
    await conducting;
  }
});

/** The real clock, except that shop deadlines pass when the test says so. */
function clockWithoutDeadlines(): { clock: Clock; deadlinesPass: () => void } {
  const deadlines = new Set<() => void>();
  return {
    clock: {
      ...systemClock,
      after(ms, work) {
        if (ms < SHOP_DEADLINE_MS) return systemClock.after(ms, work);
        deadlines.add(work);
        return () => deadlines.delete(work);
      },
    },
    deadlinesPass: () => deadlines.forEach((work) => work()),
  };
}
