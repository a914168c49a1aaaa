import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

const by = actor('test');

describe('a run that is stopped before it has begun', () => {
  it('leaves a held shop held, with a plan that can still be approved', async () => {
    await using world = await openTestWorld({ shops: 2, itemsPerShop: 20 });
    await world.finished(await world.sync());
    await withhold(world);
    await world.finished(await world.sync());
    const shopId = world.shopIds[0] ?? '';
    const before = await world.haizen.read.shop(shopId);
    const plan = await world.haizen.read.heldMenu(shopId);
    expect(before).toMatchObject({ state: 'HELD', hasHeldPlan: true });

    await world.stopWorker('worker-1');
    for (let time = 0; time < 2; time += 1) {
      const { stopped, meanwhile } = await startAndStop(world, shopId);
      expect(meanwhile).toMatchObject({
        state: 'QUEUED',
        error: null,
        previous: { state: 'HELD', runId: before?.runId },
      });
      expect(stopped.counts).toMatchObject({ CANCELLED: 2 });
    }
    expect(await world.haizen.read.shop(shopId)).toMatchObject(shownState(before));
    expect((await world.haizen.read.heldMenu(shopId))?.planHash).toBe(plan?.planHash);
    expect(await chainOf(world)).toMatchObject({ shops: { heldPlans: 1, byState: { HELD: 1, SUCCEEDED: 1 } } });

    await world.startWorker('worker-2');
    const approval = { shopId, planHash: plan?.planHash ?? '', reason: 'r', by };
    const answer = await world.haizen.approveMenu(approval);
    if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
    expect((await world.finished(answer.runId)).counts).toMatchObject({ SUCCEEDED: 1 });
    expect(world.oder.menu('101')?.items).toHaveLength(10);
  });

  it('keeps the causes of failures and the results of successes, and reports what it did to each shop', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    world.oder.faults.set([{ kind: 'status', status: 500, on: { method: 'PUT', path: '/v1/shops/101/menu' } }]);
    await world.finished(await world.sync({ full: true }));
    const before = await Promise.all(world.shopIds.map((id) => world.haizen.read.shop(id)));
    expect(before.map((shop) => shop?.state)).toEqual(['FAILED', 'SUCCEEDED']);
    expect(before[0]?.error?.code).toBe('ordering-failed');

    await world.stopWorker('worker-1');
    const { stopped } = await startAndStop(world, world.shopIds[0] ?? '');
    expect(await Promise.all(world.shopIds.map((id) => world.haizen.read.shop(id)))).toMatchObject(
      before.map(shownState),
    );
    expect(stopped).toMatchObject({ done: 0, settled: 2, total: 2 });
    const results = await world.haizen.read.results({ runId: stopped.id, limit: 10 });
    expect(results?.items).toMatchObject([
      { state: 'CANCELLED', begun: false, error: null },
      { state: 'CANCELLED', begun: false, error: null },
    ]);
    expect(await world.haizen.retryRun({ runId: stopped.id, by })).toEqual({ refused: 'nothing-to-retry' });
  });

  it('leaves a shop CANCELLED that a lost conductor had begun, and keeps its last result', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync({ full: true });
    const puts = () =>
      world.oder.record().requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/menu'));
    await until(() => puts().length >= 2 + 2);
    await world.stopWorker('worker-1');
    await world.haizen.cancelRun({ runId, by });
    await world.startWorker('worker-2');
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ CANCELLED: 2 });
    const shops = await Promise.all(world.shopIds.map((id) => world.haizen.read.shop(id)));
    for (const shop of shops)
      expect(shop).toMatchObject({ state: 'CANCELLED', runId, previous: { state: 'SUCCEEDED' } });
    const results = await world.haizen.read.results({ runId, limit: 10 });
    for (const result of results?.items ?? []) expect(result).toMatchObject({ state: 'CANCELLED', begun: true });
  });

  it('leaves held categories open for a decision', async () => {
    await using world = await openTestWorld({ shops: 1 });
    await world.finished(await world.sync());
    dropCategories(world, 8);
    await world.finished(await world.sync());
    const plan = await world.haizen.read.heldCategories(world.chainId);
    world.square.faults.set([{ kind: 'timeout', on: { path: '/v2/catalog/*' } }]);
    const runId = await world.sync();
    await until(async () => (await chainOf(world))?.categories.state === 'RUNNING');
    expect(await world.haizen.read.heldCategories(world.chainId)).toBeNull();
    await world.haizen.cancelRun({ runId, by });
    await until(async () => (await chainOf(world))?.categories.state === 'CANCELLED');
    expect(await chainOf(world)).toMatchObject({ categories: { hasHeldPlan: true, previous: { state: 'HELD' } } });
    expect((await world.haizen.read.heldCategories(world.chainId))?.planHash).toBe(plan?.planHash);
  });
});

describe('a shop that is skipped', () => {
  it('keeps its last result, cause and plan beside the reason', async () => {
    await using world = await openTestWorld({ shops: 3, itemsPerShop: 20 });
    await world.finished(await world.sync());
    await withhold(world);
    world.oder.faults.set([{ kind: 'status', status: 500, on: { method: 'PUT', path: '/v1/shops/102/menu' } }]);
    await world.finished(await world.sync({ full: true }));
    world.square.faults.set([{ kind: 'status', status: 401, on: { path: '/v2/catalog/*' } }]);
    const skipping = await world.finished(await world.sync());
    expect(skipping.counts).toMatchObject({ SKIPPED: 3 });

    const shops = await Promise.all(world.shopIds.map((id) => world.haizen.read.shop(id)));
    for (const shop of shops) {
      expect(shop).toMatchObject({ state: 'SKIPPED', runId: skipping.id, error: { code: 'categories-failed' } });
    }
    expect(shops).toMatchObject([
      { previous: { state: 'HELD', error: { code: 'held' } }, hasHeldPlan: true },
      { previous: { state: 'FAILED', error: { code: 'ordering-failed' } }, hasHeldPlan: false },
      { previous: { state: 'SUCCEEDED', error: null }, hasHeldPlan: false, lastResult: { unchanged: 20 } },
    ]);
    expect(await world.haizen.read.heldMenu(world.shopIds[0] ?? '')).not.toBeNull();
    expect((await chainOf(world))?.shops.heldPlans).toBe(1);

    const results = await world.haizen.read.results({ runId: skipping.id, limit: 10 });
    for (const result of results?.items ?? []) expect(result).toMatchObject({ state: 'SKIPPED', begun: false });

    // A stop reverts to exactly this.
    await world.stopWorker('worker-1');
    await startAndStop(world, world.shopIds[0] ?? '');
    expect(await Promise.all(world.shopIds.map((id) => world.haizen.read.shop(id)))).toMatchObject(
      shops.map(shownState),
    );
  });
});

describe('a shop that a lost conductor had begun', () => {
  it('is skipped as begun if the next category sync fails', async () => {
    await using world = await openTestWorld({ shops: 1 });
    await world.finished(await world.sync());
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync({ full: true });
    await until(async () => (await world.haizen.read.shop(world.shopIds[0] ?? ''))?.state === 'RUNNING');
    await world.stopWorker('worker-1');
    world.square.faults.set([{ kind: 'status', status: 401, on: { path: '/v2/catalog/*' } }]);
    await world.startWorker('worker-2');
    await world.finished(runId);
    const results = await world.haizen.read.results({ runId, limit: 10 });
    expect(results?.items).toMatchObject([
      {
        state: 'SKIPPED',
        begun: true,
        error: { code: 'categories-failed', detail: { causeCode: 'pos-unauthorized' } },
      },
    ]);
  });
});

describe('a plan that is discarded', () => {
  it('leaves the shop as before, and is shown if the shop is held again', async () => {
    await using world = await openTestWorld({ shops: 1, itemsPerShop: 20 });
    const shopId = world.shopIds[0] ?? '';
    await world.finished(await world.sync());
    const before = await world.haizen.read.shop(shopId);
    await withhold(world);
    // Held twice: it reverts to its state before the first hold.
    await world.finished(await world.sync());
    await world.finished(await world.sync());
    const { planHash = '', discarded } = (await world.haizen.read.heldMenu(shopId)) ?? {};
    expect(discarded).toBeNull();
    expect(await world.haizen.discardMenu({ shopId, planHash, reason: '入力ミス', by })).toBe('discarded');
    const { startedAt: _startedAt, ...was } = shownState(before);
    expect(await world.haizen.read.shop(shopId)).toMatchObject(was);
    expect(await chainOf(world)).toMatchObject({ shops: { heldPlans: 0, byState: { SUCCEEDED: 1, CANCELLED: 0 } } });
    const events = await world.db.auditEvent.findMany({ where: { act: 'plan-discarded' } });
    expect(events).toMatchObject([{ shopId, before: { planHash }, after: { reason: '入力ミス' } }]);

    await world.finished(await world.sync());
    const again = await world.haizen.read.heldMenu(shopId);
    expect(again).toMatchObject({ planHash, discarded: { by: 'test', reason: '入力ミス' } });
  });

  it('releases the shops that waited for held categories', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    dropCategories(world, 8);
    await world.finished(await world.sync());
    const { planHash = '' } = (await world.haizen.read.heldCategories(world.chainId)) ?? {};
    const { chainId } = world;
    expect(await world.haizen.discardCategories({ chainId, planHash: 'x', reason: 'r', by })).toBe('plan-changed');
    expect(await world.haizen.discardCategories({ chainId, planHash, reason: 'r', by })).toBe('discarded');
    expect(await chainOf(world)).toMatchObject({
      categories: { state: 'SUCCEEDED', error: null, hasHeldPlan: false },
      shops: { byState: { SUCCEEDED: 2, SKIPPED: 0 } },
    });
    await world.finished(await world.sync());
    expect((await world.haizen.read.heldCategories(chainId))?.discarded).toMatchObject({ by: 'test', reason: 'r' });
  });
});

type SomeShop = Awaited<ReturnType<TestWorld['haizen']['read']['shop']>>;

/** Everything shown about a shop, except when it was last requested. */
function shownState(shop: SomeShop) {
  if (shop === null) throw new Error('no such shop');
  const { queuedAt: _queuedAt, ...rest } = shop;
  return rest;
}

/** A run over all shops that no worker conducts, stopped again; and the shop while it was QUEUED. */
async function startAndStop(world: TestWorld, shopId: string) {
  const runId = await world.sync();
  const meanwhile = await world.haizen.read.shop(shopId);
  expect(await world.haizen.cancelRun({ runId, by })).toBe('accepted');
  return { meanwhile, stopped: await world.finished(runId) };
}

function chainOf(world: TestWorld) {
  return world.haizen.read.chain(world.chainId);
}

function dropCategories(world: TestWorld, count: number): void {
  const ids = world.square.account().objects.flatMap((object) => (object.type === 'CATEGORY' ? [object.id] : []));
  for (const id of ids.slice(0, count)) world.square.edit({ kind: 'remove-category', id });
}

/** Takes half of the first shop's items off its menu at the POS, on purpose. */
async function withhold(world: TestWorld): Promise<void> {
  const shop = await world.db.shop.findFirstOrThrow({ where: { platformShopId: '101' } });
  for (const { id } of world.oder.menu('101')?.items.slice(0, 10) ?? []) {
    world.square.edit({ kind: 'set-presence', id, everywhere: true, absentAt: [shop.posLocationId ?? ''] });
  }
}
