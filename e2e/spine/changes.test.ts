import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';

describe('changes at the POS', () => {
  it('arrive, are counted, and the most significant one is reported', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    const item = world.square.account().objects.find((object) => object.type === 'ITEM');
    if (item?.type !== 'ITEM') throw new Error('an account without items');
    world.square.edit({ kind: 'change-price', id: item.id, amount: 1_234 });
    world.oder.resetRecord();
    const run = await world.finished(await world.sync());
    expect(run.totals).toMatchObject({ changed: 2, created: 0, removed: 0, changedShops: 2 });
    const [shop] = (await world.haizen.read.status({ chainId: world.chainId }))?.facts.shops ?? [];
    expect(shop?.headline).toMatchObject({ change: 'changed', field: 'price', after: 1_234, others: 0 });
    expect(shop?.lastResult).toMatchObject({ changed: 1 });
    // The categories did not change: only menus are written.
    expect(world.oder.record().byRoute['PUT /v1/brands/:brandId/categories']).toBeUndefined();
  });

  it('remove an item once the POS reports it as deleted', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    const item = world.square.account().objects.find((object) => object.type === 'ITEM');
    world.square.edit({ kind: 'delete', id: item?.id ?? '' });
    const run = await world.finished(await world.sync());
    expect(run.totals).toMatchObject({ removed: 2, changed: 0 });
    expect(world.square.record().byRoute['POST /v2/catalog/batch-retrieve']).toBe(1);
    expect(world.oder.menu('101')?.items.some((one) => one.id === item?.id)).toBe(false);
  });

  it('are deleted last: a category after the last menu that used it', async () => {
    await using world = await openTestWorld({ shops: 3, latency: { ordering: { kind: 'fixed', ms: 20 } } });
    await world.finished(await world.sync());
    const category = world.square.account().objects.find((object) => object.type === 'CATEGORY');
    world.square.edit({ kind: 'remove-category', id: category?.id ?? '' });
    world.oder.resetRecord();
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SUCCEEDED: 3 });
    expect(run.categoriesRemoved).toBe(1);
    const puts = world.oder.record().requests.filter((request) => request.method === 'PUT');
    const last = puts.at(-1);
    expect(last?.path).toContain('/categories');
    const menus = puts.filter((put) => put.path.endsWith('/menu'));
    expect(menus).toHaveLength(3);
    expect(last?.startedAt).toBeGreaterThanOrEqual(Math.max(...menus.map((menu) => menu.finishedAt ?? Infinity)));
    expect(world.oder.categories('brand-1').some((one) => one.id === category?.id)).toBe(false);
  });

  it('keep a category while a shop outside the run still uses it', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    const category = world.square.account().objects.find((object) => object.type === 'CATEGORY');
    world.square.edit({ kind: 'remove-category', id: category?.id ?? '' });
    const run = await world.finished(await world.sync({ shopIds: world.shopIds.slice(0, 1) }));
    expect(run.categoriesRemoved).toBe(0);
    expect(world.oder.categories('brand-1').some((one) => one.id === category?.id)).toBe(true);
  });

  it('keep a category that a read omits while the POS still has it (I7)', async () => {
    await using world = await openTestWorld({ shops: 2 });
    // It contains no item, so only the POS itself can reveal that the list is incomplete.
    world.square.edit({ kind: 'add-category', id: 'EMPTY', name: 'まだ空のカテゴリ' });
    await world.finished(await world.sync());
    const before = world.oder.categories('brand-1');
    expect(before.some((one) => one.id === 'EMPTY')).toBe(true);
    const objects = world.square.account().objects.filter((object) => object.id !== 'EMPTY');
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ objects });
    world.square.faults.set([{ kind: 'answer', status: 200, headers, body, on: { path: '/v2/catalog/list' } }]);
    world.square.resetRecord();
    const run = await world.finished(await world.sync({ full: true }));
    expect(run.counts).toMatchObject({ SUCCEEDED: 2 });
    expect(run.categoriesRemoved).toBeNull();
    expect(world.square.record().byRoute['POST /v2/catalog/batch-retrieve']).toBe(1);
    expect(world.oder.categories('brand-1')).toEqual(before);

    world.square.faults.set([]);
    world.square.edit({ kind: 'remove-category', id: 'EMPTY' });
    expect((await world.finished(await world.sync())).categoriesRemoved).toBe(1);
    expect(world.oder.categories('brand-1').some((one) => one.id === 'EMPTY')).toBe(false);
  });

  it('include unchanged menus if the request asks for a full sync', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    world.oder.resetRecord();
    const run = await world.finished(await world.sync({ full: true }));
    expect(run.totals.changedShops).toBe(0);
    expect(world.oder.record().byRoute['PUT /v1/shops/:shopId/menu']).toBe(2);
  });

  it('are all published again if the chain moves to another platform', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    await using other = await startOderSimulator({
      token: 'test-ordering-token',
      brands: [makeBrand(world.square.account(), { id: 'brand-1' })],
    });
    const change = { ordering: { baseUrl: other.url, token: 'test-ordering-token' } };
    expect(await world.haizen.changeChain({ chainId: world.chainId, change, by: actor('test') })).toEqual({
      kind: 'changed',
    });
    const run = await world.finished(await world.sync());
    expect(run.totals.changedShops).toBe(2);
    expect(other.menu('101')?.items).toHaveLength(12);
  });

  it('are compared with what the platform holds if the response to a write was lost', async () => {
    await using world = await openTestWorld({ shops: 1 });
    // Applied but never answered: three tries, all replayed by their key.
    world.oder.faults.set([{ kind: 'reset', applied: true, on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
    const lost = await world.finished(await world.sync());
    expect(lost.causes).toMatchObject([{ error: { code: 'ordering-unreachable', detail: { tries: 3 } } }]);
    world.oder.faults.set([]);
    world.oder.resetRecord();
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SUCCEEDED: 1 });
    expect(world.oder.record().byRoute['GET /v1/shops/:shopId/menu']).toBe(1);
    expect(world.oder.record().byRoute['PUT /v1/shops/:shopId/menu']).toBeUndefined();
  });
});
