import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld({
    shops: 6,
    itemsPerShop: 15,
    limits: { shops: 3, pos: 2, ordering: 2 },
    latency: { ordering: { kind: 'fixed', ms: 15 } },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

describe('a sync of all shops', () => {
  it('publishes every menu, categories first, within the limits of both sides', async () => {
    const run = await world.finished(await world.sync());
    expect(run.counts).toMatchObject({ SUCCEEDED: 6, FAILED: 0 });
    expect(run.done).toBe(6);
    expect(run.categories).toMatchObject({ state: 'SUCCEEDED' });
    const { requests, peakInFlight } = world.oder.record();
    const puts = requests.filter((request) => request.method === 'PUT');
    const menuPuts = Array.from({ length: 6 }, () => '/v1/shops/:shopId/menu');
    expect(puts.map((put) => put.route)).toEqual(['/v1/brands/:brandId/categories', ...menuPuts]);
    expect(peakInFlight).toBeLessThanOrEqual(2);
    expect(world.square.record().peakInFlight).toBeLessThanOrEqual(2);
    for (const { id } of world.oder.shops('brand-1')) expect(world.oder.menu(id)?.items).toHaveLength(15);
  });

  it('writes nothing if nothing has changed (I9)', async () => {
    world.oder.resetRecord();
    const run = await world.finished(await world.sync());
    expect(run.totals).toMatchObject({ created: 0, changed: 0, removed: 0, changedShops: 0 });
    expect(world.oder.record().requests.filter((request) => request.method === 'PUT')).toEqual([]);
  });

  it('sends no unnecessary request to either side', async () => {
    world.oder.resetRecord();
    world.square.resetRecord();
    await world.finished(await world.sync());
    // The brand, for the fence; the changes of the catalogue and the locations, once for all shops.
    expect(world.oder.record().byRoute).toEqual({ 'GET /v1/brands/:brandId': 1 });
    expect(world.square.record().byRoute).toEqual({ 'POST /v2/catalog/search': 1, 'GET /v2/locations': 1 });
  });
});
