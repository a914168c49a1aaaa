import { describe, expect, it, vi } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';
import { createSyncStore } from '#lib/db/store.ts';
import { systemClock } from '#lib/sync/clock.ts';
import { reportAlive } from '#lib/sync/conductor/report-alive.ts';
import { takeOver } from '#lib/sync/conductor/take-chain.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

// Starts and stops whole processes: only a hang takes this long.
vi.setConfig({ testTimeout: 120_000 });

/** A killed process leaves only its rows behind, so they are written here without a process. */
function conductors(world: TestWorld) {
  const store = createSyncStore(world.db, { wake: () => Promise.resolve(), vault: TEST_VAULT });
  const { chainId, db } = world;

  async function expire(): Promise<void> {
    await db.$executeRaw`UPDATE conductor_lease SET expires_at = clock_timestamp() - interval '1 second' WHERE chain_id = ${chainId}`;
  }
  return {
    store,
    expire,
    /** Takes the chain and leaves these RUNNING, like a killed process. */
    async dieOver(what: 'CATEGORIES' | readonly string[]): Promise<number> {
      await expire();
      const lease = await store.acquireLease(chainId, { worker: 'doomed', leaseMs: 8_000 });
      if (!('fence' in lease)) throw new Error('the lease is held');
      const { fence } = lease;
      await takeOver(store, { chainId, fence });
      if (what === 'CATEGORIES') {
        await store.underGate(chainId, async (tx) => {
          const [run] = await tx.waitingRuns();
          const set = { runId: run?.id ?? '', fence };
          await tx.changeState({ kind: 'CATEGORIES', from: ['IDLE', 'SUCCEEDED', 'FAILED'], to: 'QUEUED', set });
        });
      }
      const claims = (await targetsOf(world, what)).map((target) => ({ ...target, step: 'claim' }) as const);
      await store.stepTargets(chainId, { fence, steps: claims });
      await expire();
      return fence;
    },
  };
}

async function targetsOf({ db, chainId }: TestWorld, what: 'CATEGORIES' | readonly string[]) {
  const where = what === 'CATEGORIES' ? { kind: what } : { shopId: { in: [...what] } };
  const rows = await db.syncState.findMany({ where: { ...where, chainId } });
  return rows.map(({ id, kind, runId }) => ({ kind, targetId: id, runId: runId ?? '' }));
}

const deathsOf = async (world: TestWorld) =>
  (await world.db.syncState.findMany({ where: { chainId: world.chainId }, orderBy: { shopId: 'asc' } })).map(
    ({ deaths }) => deaths,
  );

describe('two processes that died while reading the categories', () => {
  it('fail the run with that cause, and the next run tries again', async () => {
    await using world = await openTestWorld({ shops: 3, idle: true });
    const { dieOver } = conductors(world);
    const runId = await world.sync();
    await dieOver('CATEGORIES');
    await dieOver('CATEGORIES');
    await world.startWorker();
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ SKIPPED: 3 });
    expect(run.categories).toMatchObject({ state: 'FAILED', error: { code: 'worker-died-twice' } });
    expect(run.causes).toMatchObject([
      {
        outcome: 'SKIPPED',
        shops: 3,
        error: { code: 'categories-failed', detail: { causeCode: 'worker-died-twice' } },
      },
    ]);
    expect(world.square.record().requests).toEqual([]);
    expect((await world.finished(await world.sync())).counts).toMatchObject({ SUCCEEDED: 3 });
  });

  it('but a single death has no consequences', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    const { dieOver } = conductors(world);
    const runId = await world.sync();
    await dieOver('CATEGORIES');
    await world.startWorker();
    expect((await world.finished(runId)).counts).toMatchObject({ SUCCEEDED: 2 });
  });
});

describe('two processes that died over a shop', () => {
  it('fail only that shop: its neighbours at the first death continue', async () => {
    await using world = await openTestWorld({ shops: 4, idle: true });
    const { dieOver } = conductors(world);
    const [bad = '', ...others] = world.shopIds;
    const runId = await world.sync();
    await dieOver(world.shopIds);
    // Suspects run alone: no other shop was RUNNING at the second death.
    await dieOver([bad]);
    await world.startWorker();
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ FAILED: 1, SUCCEEDED: others.length });
    expect(run.causes).toMatchObject([{ outcome: 'FAILED', shops: 1, error: { code: 'worker-died-twice' } }]);
    const shop = await world.db.syncState.findUniqueOrThrow({ where: { shopId: bad } });
    expect(shop.state).toBe('FAILED');
  });

  it('have no consequences if another shop has settled in between: the processes may have been killed from outside', async () => {
    await using world = await openTestWorld({ shops: 6, idle: true });
    const { dieOver, store } = conductors(world);
    await world.sync();
    const [first = '', second = '', ...rest] = world.shopIds;
    await dieOver([first, second]);
    for (const settled of rest) {
      // Each time a shop settles, and then the process is killed while the same other shop is RUNNING.
      const fence = await dieOver([second, settled]);
      const result = { outcome: 'FAILED', error: { code: 'internal' } } as const;
      const steps = (await targetsOf(world, [settled])).map(
        (target) => ({ ...target, step: 'settle', result }) as const,
      );
      expect((await store.stepTargets(world.chainId, { fence, steps }))?.size).toBe(1);
      expect((await deathsOf(world)).every((deaths) => deaths < 2)).toBe(true);
    }
  });
});

describe('a conductor that was lost while its process lives', () => {
  it('hands back on SIGTERM in the middle of a shop without a death', async () => {
    await using world = await openTestWorld({ shops: 2 });
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync();
    for (const worker of ['worker-1', 'worker-2']) {
      if (worker !== 'worker-1') await world.startWorker(worker);
      await until(() => world.oder.record().inFlight > 0);
      await world.stopWorker(worker);
      await until(() => world.oder.record().inFlight === 0);
    }
    expect(await world.db.syncState.count({ where: { state: 'RUNNING' } })).toBeGreaterThan(0);
    expect(await deathsOf(world)).toEqual([0, 0, 0]);
    world.oder.faults.set([]);
    await world.startWorker('worker-3');
    expect((await world.finished(runId)).counts).toMatchObject({ SUCCEEDED: 2 });
  });

  it('revokes the death that its successor recorded, whichever reaches the database first', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    const { dieOver, store, expire } = conductors(world);
    const { chainId } = world;
    await world.sync();
    const log = { info() {}, warn() {}, error() {} };
    const stop = new AbortController().signal;
    for (let outage = 0; outage < 3; outage += 1) {
      const fence = await dieOver(world.shopIds);
      if (outage === 1) await reportAlive({ clock: systemClock, chainId, store, log, stop, fence });
      const lease = await store.acquireLease(chainId, { worker: 'next', leaseMs: 8_000 });
      if (!('fence' in lease)) throw new Error('the lease is held');
      await takeOver(store, { chainId, fence: lease.fence });
      if (outage !== 1) await reportAlive({ clock: systemClock, chainId, store, log, stop, fence });
      await store.underGate(chainId, (tx) => tx.endLease(lease.fence, null));
      expect(await deathsOf(world)).toEqual([0, 0, 0]);
      await expire();
    }
  });

  it('loses its lease in two database outages, and no shop is blamed', async () => {
    await using world = await openTestWorld({ shops: 2 });
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync();
    for (let outage = 0; outage < 2; outage += 1) {
      await until(async () => (await world.db.syncState.count({ where: { kind: 'MENU', state: 'RUNNING' } })) > 0);
      await until(() => world.oder.record().inFlight > 0);
      const { fence } = await world.db.chainGate.findFirstOrThrow();
      if (outage === 1) world.oder.faults.set([]);
      // As after an outage: the lease has expired, and the conductor learns it at its next renewal.
      await world.db.$executeRaw`UPDATE conductor_lease SET expires_at = clock_timestamp()`;
      await until(async () => (await world.db.chainGate.findFirstOrThrow()).fence > fence);
    }
    expect((await world.finished(runId)).counts).toMatchObject({ SUCCEEDED: 2 });
  });
});

describe('deadlines across takeovers', () => {
  it('a categories read that is taken over repeatedly ends at its deadline', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    const { dieOver, store } = conductors(world);
    const { db, chainId } = world;
    const runId = await world.sync();
    const log = { info() {}, warn() {}, error() {} };
    for (let takeover = 0; takeover < 2; takeover += 1) {
      const fence = await dieOver('CATEGORIES');
      // It worked for three minutes, and its process is healthy.
      await db.$executeRaw`UPDATE sync_state SET started_at = started_at - interval '3 minutes' WHERE kind = 'CATEGORIES'`;
      await reportAlive({ clock: systemClock, chainId, store, log, stop: new AbortController().signal, fence });
    }
    await world.startWorker();
    const run = await world.finished(runId);
    expect(run.categories).toMatchObject({
      state: 'FAILED',
      error: { code: 'shop-deadline', detail: { seconds: 300 } },
    });
    expect(run.counts).toMatchObject({ SKIPPED: 2 });
    expect(world.square.record().requests).toEqual([]);
  });

  it('a shop’s read too, and only that shop’s; time without a conductor does not count', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    const { dieOver, store } = conductors(world);
    const { db, chainId } = world;
    const [slow = ''] = world.shopIds;
    const runId = await world.sync();
    const log = { info() {}, warn() {}, error() {} };
    for (let takeover = 0; takeover < 2; takeover += 1) {
      const fence = await dieOver(world.shopIds);
      await db.$executeRaw`UPDATE sync_state SET started_at = started_at - interval '3 minutes' WHERE shop_id = ${slow}`;
      // Its last renewal and everything before it are an hour old, without any worker since.
      await db.$executeRaw`UPDATE sync_state SET started_at = started_at - interval '1 hour' WHERE state = 'RUNNING'`;
      await db.$executeRaw`UPDATE conductor_lease SET renewed_at = renewed_at - interval '1 hour'`;
      await reportAlive({ clock: systemClock, chainId, store, log, stop: new AbortController().signal, fence });
    }
    await world.startWorker();
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ FAILED: 1, SUCCEEDED: 1 });
    expect(run.causes).toMatchObject([{ error: { code: 'shop-deadline' } }]);
    expect(await db.syncState.findUniqueOrThrow({ where: { shopId: slow } })).toMatchObject({ state: 'FAILED' });
  });
});
