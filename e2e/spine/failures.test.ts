import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';

describe('if the categories fail', () => {
  it('no shop starts, and each shop shows the reason', async () => {
    await using world = await openTestWorld({ shops: 3 });
    world.square.faults.set([{ kind: 'status', status: 401, on: { path: '/v2/catalog/list' } }]);
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SKIPPED: 3, SUCCEEDED: 0 });
    expect(run.categories).toMatchObject({ state: 'FAILED', error: { code: 'pos-unauthorized' } });
    const error = { code: 'categories-failed', detail: { causeCode: 'pos-unauthorized' } };
    expect(run.causes).toMatchObject([{ outcome: 'SKIPPED', shops: 3, error }]);
    expect(menuPuts(world)).toEqual([]);
  });

  it('the next run succeeds as soon as they work again', async () => {
    await using world = await openTestWorld({ shops: 2 });
    world.square.faults.set([{ kind: 'status', status: 401 }]);
    const failed = await world.sync();
    await world.finished(failed);
    world.square.faults.set([]);
    const retry = await world.haizen.retryRun({ runId: failed, by: actor('test') });
    if (!('answer' in retry) || retry.answer.kind !== 'accepted') throw new Error('the retry was not accepted');
    const run = await world.finished(retry.answer.runId);
    expect(run.counts).toMatchObject({ SUCCEEDED: 2 });
    expect(run.retryOf).toBe(failed);
  });
});

describe('if a POS cursor expires in the middle of a read', () => {
  const on = { path: '/v2/catalog/list' };

  it('the read restarts, and no shop is affected', async () => {
    await using world = await openTestWorld({ shops: 2, itemsPerShop: 250 });
    world.square.faults.set([{ kind: 'expired-cursor', on, from: 2, to: 2 }]);
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SUCCEEDED: 2 });
    expect(run.categories).toMatchObject({ state: 'SUCCEEDED' });
  });

  it('and if it expires every time, the run reports that cause', async () => {
    await using world = await openTestWorld({ shops: 2, itemsPerShop: 250 });
    world.square.faults.set([{ kind: 'expired-cursor', page: 2, on }]);
    const run = await world.finished(await world.sync());
    const error = { code: 'categories-failed', detail: { causeCode: 'pos-read-expired', tries: 4 } };
    expect(run.causes).toMatchObject([{ outcome: 'SKIPPED', shops: 2, error }]);
  });
});

describe('if one shop is rejected', () => {
  it('the others are unaffected, the item is named, and a retry covers only that shop (I10)', async () => {
    await using world = await openTestWorld({ shops: 4 });
    world.oder.faults.set([{ kind: 'refuse-item', on: { method: 'PUT', shopId: '103' } }]);
    const first = await world.sync();
    const run = await world.finished(first);
    expect(run.counts).toMatchObject({ SUCCEEDED: 3, FAILED: 1 });
    expect(run.causes).toMatchObject([{ outcome: 'FAILED', error: { code: 'ordering-rejected' } }]);
    expect(run.causes[0]?.error.detail?.itemName).toBeTruthy();

    world.oder.faults.set([]);
    world.oder.resetRecord();
    const retry = await world.haizen.retryRun({ runId: first, by: actor('test') });
    if (!('answer' in retry) || retry.answer.kind !== 'accepted') throw new Error('the retry was not accepted');
    const again = await world.finished(retry.answer.runId);
    expect(again).toMatchObject({ total: 1, counts: { SUCCEEDED: 1 } });
    expect(menuPuts(world).map((put) => put.shopId)).toEqual(['103']);
  });
});

describe('if one shop is rejected and another is held', () => {
  it('a retry covers only the rejected one: the held one waits for a decision (I10)', async () => {
    await using world = await openTestWorld({ shops: 3, itemsPerShop: 20 });
    await world.finished(await world.sync());
    const item = world.oder.menu('101')?.items.at(-1);
    world.square.edit({ kind: 'change-price', id: item?.id ?? '', amount: 1_234 });
    const heldShop = await world.db.shop.findFirstOrThrow({ where: { platformShopId: '102' } });
    for (const { id } of world.oder.menu('102')?.items.slice(0, 10) ?? []) {
      const absentAt = [heldShop.posLocationId ?? ''];
      world.square.edit({ kind: 'set-presence', id, everywhere: true, absentAt });
    }
    world.oder.faults.set([{ kind: 'refuse-item', on: { method: 'PUT', shopId: '101' } }]);
    const first = await world.sync();
    const run = await world.finished(first);
    expect(run.counts).toMatchObject({ FAILED: 1, HELD: 1, SUCCEEDED: 1 });

    world.oder.faults.set([]);
    world.oder.resetRecord();
    const retry = await world.haizen.retryRun({ runId: first, by: actor('test') });
    if (!('answer' in retry) || retry.answer.kind !== 'accepted') throw new Error('the retry was not accepted');
    expect(retry.wantedShops).toBe(1);
    const again = await world.finished(retry.answer.runId);
    expect(again).toMatchObject({ total: 1, counts: { SUCCEEDED: 1, HELD: 0 } });
    expect(menuPuts(world).map((put) => put.shopId)).toEqual(['101']);
    const held = await world.db.syncState.findUniqueOrThrow({ where: { shopId: heldShop.id } });
    expect(held).toMatchObject({ state: 'HELD', runId: first });
  });
});

describe('if a page of the catalogue is missing in the middle (I7)', () => {
  it('nothing is removed', async () => {
    await using world = await openTestWorld({ shops: 2, itemsPerShop: 250 });
    await world.finished(await world.sync());
    const before = world.oder.menu('101')?.items.length;
    world.square.faults.set([{ kind: 'missing-page', page: 2, on: { path: '/v2/catalog/list' } }]);
    const run = await world.finished(await world.sync({ full: true }));
    expect(run.counts.SUCCEEDED).toBe(0);
    expect(run.totals.removed).toBe(0);
    expect(world.oder.menu('101')?.items).toHaveLength(before ?? 0);
  });
});

function menuPuts(world: TestWorld) {
  return world.oder.record().requests.filter((request) => request.method === 'PUT' && request.path.endsWith('/menu'));
}
