import { describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';
import { createSyncStore } from '#lib/db/store.ts';
import { sendConductJob } from '#lib/queue/conduct-job.ts';
import { openQueue } from '#lib/queue/open-queue.ts';
import { LEASE_MS } from '#lib/sync/conductor/lease.ts';
import { wakeAbandonedChains } from '#lib/sync/conductor/recover.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

const NO_LOG = { info() {}, warn() {}, error() {} };

describe('a chain whose wake-up was lost', () => {
  it('is woken by any process that polls, and its run finishes (I5)', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    await using sender = await openSender(world);
    const runId = await world.sync();
    await forgetJobs(world);
    expect(await wakeAbandonedChains(sender.store, { worker: 'test', log: NO_LOG })).toBe(1);
    expect(await waitingJobs(world)).toHaveLength(1);
    await world.startWorker();
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ SUCCEEDED: 2 });
  });

  it('is left alone while it is conducted, and while nothing waits', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    await using sender = await openSender(world);
    await forgetJobs(world);
    expect(await wakeAbandonedChains(sender.store, { worker: 'test', log: NO_LOG })).toBe(0);
    await sender.store.acquireLease(world.chainId, { worker: 'somebody', leaseMs: LEASE_MS });
    await world.sync();
    await forgetJobs(world);
    expect(await wakeAbandonedChains(sender.store, { worker: 'test', log: NO_LOG })).toBe(0);
    expect(await waitingJobs(world)).toEqual([]);
  });
});

describe('a worker that is stopped during a run', () => {
  it('leaves its successor a job, sent in the transaction that ends its lease', async () => {
    const latency = { ordering: { kind: 'fixed', ms: 80 } } as const;
    const limits = { shops: 1, pos: 1, ordering: 1 };
    await using world = await openTestWorld({ shops: 6, latency, limits, idle: true });
    await world.startWorker('worker-1');
    const runId = await world.sync();
    await until(async () => ((await world.haizen.read.run(runId))?.done ?? 0) >= 1);
    // A poll before the takeover may have sent a job as well, which would swallow the one under test.
    await forgetJobs(world, 'created');
    await world.stopWorker('worker-1');
    expect((await world.haizen.read.run(runId))?.finishedAt).toBeNull();
    const [lease] = await world.db.$queryRaw<{ transaction: string }[]>`
      SELECT xmin::text AS transaction FROM conductor_lease WHERE chain_id = ${world.chainId}`;
    expect(await waitingJobs(world)).toEqual([lease]);
  });
});

/** A process that sends wake-ups and does no work. */
async function openSender(world: TestWorld) {
  const failures: Error[] = [];
  const boss = await openQueue({ url: world.databaseUrl, supervise: false, onError: (error) => failures.push(error) });
  return {
    store: createSyncStore(world.db, {
      wake: (tx, chainId) => sendConductJob(boss, { tx, chainId }),
      vault: TEST_VAULT,
    }),
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: false });
      expect(failures).toEqual([]);
    },
  };
}

/** Unstarted jobs of the chain, with the transaction that wrote each. */
function waitingJobs({ db, chainId }: TestWorld): Promise<{ transaction: string }[]> {
  return db.$queryRaw`
    SELECT xmin::text AS transaction FROM pgboss.job
    WHERE name = 'conduct' AND singleton_key = ${chainId} AND state = 'created'`;
}

async function forgetJobs({ db }: TestWorld, only?: 'created'): Promise<void> {
  await db.$executeRaw`
    DELETE FROM pgboss.job WHERE name = 'conduct' AND (state = 'created' OR ${only === undefined})`;
}
