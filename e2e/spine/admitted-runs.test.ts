import { describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

const CATALOGUE = '/v2/catalog/';

describe('a run that is accepted while another is in progress', () => {
  it('waits for a category sync that began after it (I3)', async () => {
    const latency = { pos: { kind: 'fixed', ms: 40 }, ordering: { kind: 'fixed', ms: 120 } } as const;
    await using world = await openTestWorld({ shops: 3, latency, limits: { shops: 1, pos: 2, ordering: 2 } });
    const [first, second] = world.shopIds;
    const runA = await world.sync({ shopIds: [first ?? ''] });
    await until(() => publishesOf(world).length > 0);
    const readsBefore = catalogueReads(world);
    const runB = await world.sync({ shopIds: [second ?? ''] });
    await Promise.all([world.finished(runA), world.finished(runB)]);

    const readsAfter = catalogueReads(world).slice(readsBefore.length);
    const secondMenu = publishesOf(world).find((put) => put.shopId === '102');
    expect(readsAfter.length).toBeGreaterThan(0);
    expect(secondMenu?.startedAt).toBeGreaterThan(Math.max(...readsAfter.map((read) => read.finishedAt ?? Infinity)));
  });

  it('shares the next category sync with all waiting runs', async () => {
    await using world = await openTestWorld({ shops: 4, idle: true });
    const runIds: string[] = [];
    for (const shopId of world.shopIds) runIds.push(await world.sync({ shopIds: [shopId], single: true }));
    await world.startWorker();
    await Promise.all(runIds.map((runId) => world.finished(runId)));
    const stamps = await world.db.syncRun.findMany({ where: { id: { in: runIds } }, select: { categorySyncId: true } });
    expect(new Set(stamps.map((stamp) => stamp.categorySyncId)).size).toBe(1);
    expect(world.oder.record().byRoute['PUT /v1/brands/:brandId/categories']).toBe(1);
  });
});

function catalogueReads(world: TestWorld) {
  return world.square.record().requests.filter((request) => request.path.startsWith(CATALOGUE));
}

function publishesOf(world: TestWorld) {
  return world.oder.record().requests.filter((request) => request.method === 'PUT' && request.path.endsWith('/menu'));
}
