import { describe, expect, it, vi } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { createSyncStore } from '#lib/db/store.ts';
import type { ChainChange } from '#lib/sync/requests/chain-store.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

// Starts and stops whole processes: only a hang takes this long.
vi.setConfig({ testTimeout: 120_000 });

const by = actor('test');
const puts = (world: TestWorld) => world.oder.record().requests.filter(({ method }) => method === 'PUT');

/** Saves without testing the connections. */
async function save({ db, chainId }: TestWorld, change: ChainChange): Promise<void> {
  const store = createSyncStore(db, { wake: () => Promise.resolve(), vault: TEST_VAULT });
  expect(await store.changeChain({ chainId, change, by })).toEqual({ kind: 'changed' });
}

/** A run whose shops all stay in flight until the latency is removed. */
async function keepBusy(world: TestWorld, shopIds: readonly string[]): Promise<string> {
  const runId = await world.sync({ shopIds });
  await until(() => puts(world).filter(({ path }) => path.endsWith('/menu')).length > 0);
  return runId;
}

describe('settings changed while the chain is busy', () => {
  it('the next run uses a new token, the run in progress keeps its own', async () => {
    await using world = await openTestWorld({ shops: 4 });
    const [first = '', second = '', third = '', fourth = ''] = world.shopIds;
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/101/menu' }, times: 1 }]);
    const busy = await keepBusy(world, [first]);
    await save(world, { ordering: { token: 'no-longer-valid' } });
    const refused = await world.finished(await world.sync({ shopIds: [second] }));
    expect(refused.categories).toMatchObject({ state: 'FAILED', error: { code: 'ordering-unauthorized' } });
    await save(world, { ordering: { token: 'test-ordering-token' } });
    expect((await world.finished(await world.sync({ shopIds: [third] }))).counts).toMatchObject({ SUCCEEDED: 1 });
    // The same for held plans, and for the POS.
    await save(world, { pos: { accessToken: 'no-longer-valid' } });
    const unread = await world.finished(await world.sync({ shopIds: [fourth] }));
    expect(unread.categories).toMatchObject({ state: 'FAILED', error: { code: 'pos-unauthorized' } });
    expect(await world.haizen.read.run(busy)).toMatchObject({ finishedAt: null });
  });

  it('a lowered limit also counts what is still in flight', async () => {
    await using world = await openTestWorld({ shops: 12, latency: { ordering: { kind: 'fixed', ms: 150 } } });
    const [last = '', ...others] = world.shopIds;
    const first = await world.sync({ shopIds: others });
    await until(() => puts(world).some(({ path }) => path.endsWith('/menu')));
    await save(world, { limits: { shops: 1, ordering: 1 } });
    const second = await world.sync({ shopIds: [last] });
    await world.finished(first);
    await world.finished(second);
    const { requests } = world.oder.record();
    const checks = requests.filter(({ path }) => path === '/v1/brands/brand-1');
    const since = requests.filter(({ seq }) => seq >= (checks.at(-1)?.seq ?? Infinity));
    expect(checks).toHaveLength(2);
    expect(since.length).toBeGreaterThan(1);
    expect(Math.max(...since.map(({ inFlight }) => inFlight))).toBe(1);
    const { load } = await world.db.conductorLease.findFirstOrThrow();
    expect(load).toMatchObject({ ordering: { most: 1 }, pos: { most: 4 } });
  });
});

describe('a test of new connections', () => {
  it('counts towards the limits of a run in progress, and tests only the given side', async () => {
    const limits = { shops: 8, pos: 4, ordering: 4 };
    await using world = await openTestWorld({ shops: 8, limits });
    // The gate has found a capacity of four.
    await world.finished(await world.sync({ full: true }));
    await world.finished(await world.sync({ full: true }));
    world.oder.resetRecord();
    world.square.resetRecord();
    world.oder.faults.set([{ kind: 'drip', durationMs: 2_500, on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync({ full: true });
    await until(() => world.oder.record().inFlight === 4);
    const before = world.square.record().byRoute['GET /v2/locations'] ?? 0;
    const changing = world.haizen.changeChain({
      chainId: world.chainId,
      change: { ordering: { token: 'test-ordering-token' } },
      by,
    });
    expect(await changing).toEqual({ kind: 'changed' });
    await world.finished(runId);
    expect(world.oder.record().peakInFlight).toBeLessThanOrEqual(4);
    expect(world.square.record().byRoute['GET /v2/locations'] ?? 0).toBe(before);
    expect(await world.db.discovery.count({ where: { connections: { not: Prisma.DbNull } } })).toBe(0);
  });

  it('runs in the requesting process if the chain has no conductor, and releases the chain afterwards', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true });
    const { chainId, haizen } = world;
    const change = { pos: { accessToken: 'wrong' } };
    expect(await haizen.changeChain({ chainId, change, by })).toEqual({
      kind: 'refused',
      refusals: [{ side: 'pos', error: { code: 'pos-unauthorized', detail: expect.anything() } }],
    });
    expect(world.oder.record().requests).toEqual([]);
    expect(world.square.record().requests).toHaveLength(1);
    await world.startWorker();
    expect((await world.finished(await world.sync())).counts).toMatchObject({ SUCCEEDED: 2 });
  });

  it('reports both sides if both are wrong', async () => {
    await using world = await openTestWorld({ shops: 1 });
    const { chainId, haizen } = world;
    const change = { pos: { accessToken: 'wrong' }, ordering: { token: 'wrong' } };
    const answer = await haizen.changeChain({ chainId, change, by });
    expect(answer).toMatchObject({ kind: 'refused', refusals: [{ side: 'pos' }, { side: 'ordering' }] });
    expect((await world.db.chain.findFirstOrThrow()).posLimit).toBe(4);
  });

  it('reaches a conductor that waits for the categories', async () => {
    await using world = await openTestWorld({ shops: 1 });
    world.square.faults.set([{ kind: 'timeout', on: { path: '/v2/catalog/list' } }]);
    await world.sync();
    await until(() => world.square.record().byRoute['GET /v2/locations'] === 1 && world.square.record().inFlight > 0);
    const change = { ordering: { token: 'wrong' } };
    const answer = await world.haizen.changeChain({ chainId: world.chainId, change, by });
    expect(answer).toMatchObject({ kind: 'refused', refusals: [{ error: { code: 'ordering-unauthorized' } }] });
  });
});
