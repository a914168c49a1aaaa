import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

describe('a plan that looks dangerous', () => {
  it('is held, changes nothing, and stops no other shop', async () => {
    await using world = await openTestWorld({ shops: 3, itemsPerShop: 20 });
    await world.finished(await world.sync());
    await withhold(world, { items: 10, from: '102' });
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SUCCEEDED: 2, HELD: 1 });
    expect(run.totals).toMatchObject({ removed: 0, changed: 0 });
    expect(run.causes).toMatchObject([
      { outcome: 'HELD', error: { code: 'held', detail: { rule: 'items-removed', count: 10, total: 20 } } },
    ]);
    expect(world.oder.menu('102')?.items).toHaveLength(20);
    const held = await world.haizen.read.heldMenu(world.shopIds[1] ?? '');
    expect(held).toMatchObject({ totalBefore: 20, counts: { removed: 10 } });
    expect(held?.changes.filter((change) => change.change === 'removed')).toHaveLength(10);
  });

  it('is published once a person approves exactly that plan', async () => {
    await using world = await openTestWorld({ shops: 2, itemsPerShop: 20 });
    await world.finished(await world.sync());
    await withhold(world, { items: 10, from: '101' });
    await world.finished(await world.sync());
    const run = await approve(world, world.shopIds[0] ?? '');
    expect(run.counts).toMatchObject({ SUCCEEDED: 1 });
    expect(run.totals).toMatchObject({ removed: 10 });
    expect(world.oder.menu('101')?.items).toHaveLength(10);
    expect(await world.haizen.read.heldMenu(world.shopIds[0] ?? '')).toBeNull();
  });

  it('is held again if the POS has changed since it was reviewed (I8)', async () => {
    await using world = await openTestWorld({ shops: 2, itemsPerShop: 20 });
    await world.finished(await world.sync());
    await withhold(world, { items: 10, from: '101' });
    await world.finished(await world.sync());
    const held = await world.haizen.read.heldMenu(world.shopIds[0] ?? '');
    const kept = world.oder.menu('101')?.items.at(-1);
    world.square.edit({ kind: 'rename', id: kept?.id ?? '', name: '名前が変わった商品' });
    const run = await approve(world, world.shopIds[0] ?? '', held?.planHash);
    expect(run.counts).toMatchObject({ HELD: 1, SUCCEEDED: 0 });
    expect(run.causes).toMatchObject([{ error: { code: 'approval-out-of-date' } }]);
    expect(world.oder.menu('101')?.items).toHaveLength(20);
  });

  it('cannot be approved by another plan’s hash, nor twice', async () => {
    await using world = await openTestWorld({ shops: 1, itemsPerShop: 20 });
    await world.finished(await world.sync());
    await withhold(world, { items: 10, from: '101' });
    await world.finished(await world.sync());
    const shopId = world.shopIds[0] ?? '';
    const wrong = await world.haizen.approveMenu({ shopId, planHash: 'another', reason: 'r', by: actor('test') });
    expect(wrong).toEqual({ kind: 'plan-changed' });
    const { planHash = '' } = (await world.haizen.read.heldMenu(shopId)) ?? {};
    const discarding = { shopId, planHash, reason: 'r', by: actor('test') };
    expect(await world.haizen.discardMenu({ ...discarding, planHash: 'another' })).toBe('plan-changed');
    expect(await world.haizen.discardMenu(discarding)).toBe('discarded');
    expect(await world.haizen.discardMenu(discarding)).toBe('nothing-held');
    const late = await world.haizen.approveMenu({ shopId, planHash, reason: 'r', by: actor('test') });
    expect(late).toEqual({ kind: 'nothing-held' });
    expect(await world.haizen.read.shop(shopId)).toMatchObject({ state: 'SUCCEEDED', error: null, previous: null });
    expect(world.oder.menu('101')?.items).toHaveLength(20);
  });
});

describe('categories that look like another account', () => {
  it('are held with every shop of the run, until a person approves them', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    dropCategories(world, 8);
    world.oder.resetRecord();
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SKIPPED: 2 });
    expect(run.categories).toMatchObject({
      state: 'HELD',
      error: { code: 'held', detail: { rule: 'categories-removed' } },
    });
    expect(world.oder.record().requests.filter((request) => request.method === 'PUT')).toEqual([]);

    const held = await world.haizen.read.heldCategories(world.chainId);
    expect(held).toMatchObject({ skippedShops: 2, counts: { removed: 8 } });
    const { planHash = '' } = held ?? {};
    const answer = await world.haizen.approveCategories({
      chainId: world.chainId,
      planHash,
      reason: 'r',
      by: actor('test'),
    });
    if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
    const approved = await world.finished(answer.runId);
    expect(approved.categories.state).toBe('SUCCEEDED');
    expect(approved.total).toBe(2);
  });

  it('are held again if the POS has changed since they were reviewed (I8)', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    dropCategories(world, 8);
    await world.finished(await world.sync());
    const before = world.oder.categories('brand-1');
    const { planHash = '' } = (await world.haizen.read.heldCategories(world.chainId)) ?? {};
    world.square.edit({ kind: 'add-category', id: 'SINCE', name: '後から増えたカテゴリ' });
    world.oder.resetRecord();
    const run = await approveCategories(world, planHash);
    expect(run.categories).toMatchObject({ state: 'HELD', error: { code: 'approval-out-of-date' } });
    expect(run.counts).toMatchObject({ SKIPPED: 2 });
    expect(world.oder.record().requests.filter((request) => request.method === 'PUT')).toEqual([]);
    expect(world.oder.categories('brand-1')).toEqual(before);

    const held = await world.haizen.read.heldCategories(world.chainId);
    expect(held).toMatchObject({ skippedShops: 2, counts: { created: 1, removed: 8 } });
    expect(held?.planHash).not.toBe(planHash);
    const approved = await approveCategories(world, held?.planHash ?? '');
    expect(approved.categories.state).toBe('SUCCEEDED');
    expect(world.oder.categories('brand-1').some((one) => one.id === 'SINCE')).toBe(true);
  });

  it('can be neither discarded nor approved again while they are being published', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    dropCategories(world, 8);
    await world.finished(await world.sync());
    await world.stopWorker('worker-1');
    const { planHash = '' } = (await world.haizen.read.heldCategories(world.chainId)) ?? {};
    const approval = { chainId: world.chainId, planHash, reason: 'r', by: actor('test') };
    expect(await world.haizen.approveCategories(approval)).toMatchObject({ kind: 'accepted' });
    expect(await world.haizen.approveCategories(approval)).toEqual({ kind: 'nothing-held' });
    expect(await world.haizen.discardCategories(approval)).toBe('nothing-held');
  });

  it('are not held again once accepted, neither by a takeover nor by the next sync', async () => {
    const latency = { ordering: { kind: 'fixed', ms: 120 } } as const;
    await using world = await openTestWorld({ shops: 5, latency, limits: { shops: 1, pos: 2, ordering: 2 } });
    await world.finished(await world.sync());
    // One shop stays out of scope: its menu keeps the dropped categories in use.
    const out = world.shopIds[4] ?? '';
    await world.haizen.setScope({ shopId: out, inScope: false, by: actor('test') });
    dropCategories(world, 8);
    await world.finished(await world.sync());
    const { planHash = '' } = (await world.haizen.read.heldCategories(world.chainId)) ?? {};
    const approval = { chainId: world.chainId, planHash, reason: 'r', by: actor('test') };
    const answer = await world.haizen.approveCategories(approval);
    if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
    await until(async () => ((await world.haizen.read.run(answer.runId))?.settled ?? 0) >= 1);
    await world.stopWorker('worker-1');
    await world.startWorker('worker-2');
    const approved = await world.finished(answer.runId);
    expect(approved.counts.SKIPPED).toBe(0);
    const next = await world.finished(await world.sync());
    expect(next.categories.state).toBe('SUCCEEDED');
    expect(next.counts.SKIPPED).toBe(0);
  });
});

function dropCategories(world: TestWorld, count: number): void {
  const ids = world.square.account().objects.flatMap((object) => (object.type === 'CATEGORY' ? [object.id] : []));
  for (const id of ids.slice(0, count)) world.square.edit({ kind: 'remove-category', id });
}

/** Takes items off one shop's menu at the POS, on purpose. */
async function withhold(world: TestWorld, { items, from }: { items: number; from: string }): Promise<void> {
  const menu = world.oder.menu(from);
  const shop = await world.db.shop.findFirstOrThrow({ where: { platformShopId: from } });
  for (const { id } of menu?.items.slice(0, items) ?? []) {
    world.square.edit({ kind: 'set-presence', id, everywhere: true, absentAt: [shop.posLocationId ?? ''] });
  }
}

async function approve(world: TestWorld, shopId: string, reviewed?: string) {
  const planHash = reviewed ?? (await world.haizen.read.heldMenu(shopId))?.planHash ?? '';
  const answer = await world.haizen.approveMenu({ shopId, planHash, reason: '季節の入れ替え', by: actor('test') });
  if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
  return world.finished(answer.runId);
}

async function approveCategories(world: TestWorld, planHash: string) {
  const approval = { chainId: world.chainId, planHash, reason: 'メニュー改定', by: actor('test') };
  const answer = await world.haizen.approveCategories(approval);
  if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
  return world.finished(answer.runId);
}
