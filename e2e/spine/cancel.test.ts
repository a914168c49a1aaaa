import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

const SLOW = { limits: { shops: 2, pos: 2, ordering: 2 }, latency: { ordering: { kind: 'fixed', ms: 150 } } } as const;

describe('stopping a run', () => {
  it('begins no further shop, keeps what was published, and ends', async () => {
    await using world = await openTestWorld({ shops: 12, ...SLOW });
    const runId = await world.sync();
    await until(async () => ((await world.haizen.read.run(runId))?.done ?? 0) >= 2);
    expect(await world.haizen.cancelRun({ runId, by: actor('test') })).toBe('accepted');
    const putsAtCancel = menuPuts(world);
    const run = await world.finished(runId);
    expect(run.settled).toBe(12);
    expect(run.done).toBe(run.counts.SUCCEEDED);
    expect(run.counts.CANCELLED).toBeGreaterThanOrEqual(8);
    expect(run.counts.SUCCEEDED + run.counts.CANCELLED).toBe(12);
    // At most the two in progress were still published.
    expect(menuPuts(world).length - putsAtCancel.length).toBeLessThanOrEqual(2);
    const published = world.oder.shops('brand-1').filter((shop) => world.oder.menu(shop.id) !== undefined);
    expect(published.length).toBe(run.counts.SUCCEEDED);
    expect(await world.haizen.cancelRun({ runId, by: actor('test') })).toBe('run-finished');
  });

  it('ends at once if nothing has begun, with or without a worker', async () => {
    await using world = await openTestWorld({ shops: 3, idle: true });
    const runId = await world.sync();
    await world.haizen.cancelRun({ runId, by: actor('test') });
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ CANCELLED: 3 });
    // Free again.
    await world.sync();
  });

  it('settles what a lost conductor left RUNNING', async () => {
    await using world = await openTestWorld({ shops: 3, idle: true });
    const runId = await world.sync();
    const fence = 1n;
    await world.db.syncState.updateMany({
      where: { runId, shopId: world.shopIds[0] },
      data: { state: 'RUNNING', fence },
    });
    await world.haizen.cancelRun({ runId, by: actor('test') });
    expect((await world.haizen.read.run(runId))?.finishedAt).toBeNull();
    await world.startWorker();
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ CANCELLED: 3 });
    expect(menuPuts(world)).toEqual([]);
  });

  it('does not wait for the categories of another run', async () => {
    await using world = await openTestWorld({ shops: 2 });
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'GET', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync({ shopIds: world.shopIds.slice(0, 1) });
    await until(() => world.oder.record().requests.some((request) => request.path.endsWith('/menu')));
    world.square.faults.set([{ kind: 'timeout', on: { path: '/v2/catalog/*' } }]);
    world.square.resetRecord();
    await world.sync({ shopIds: world.shopIds.slice(1) });
    await until(() => world.square.record().inFlight > 0);
    await world.haizen.cancelRun({ runId, by: actor('test') });
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ CANCELLED: 1 });
  });

  it('aborts a hanging read', async () => {
    await using world = await openTestWorld({ shops: 2 });
    // The first sync reads the platform's menus, and hangs there.
    world.oder.faults.set([{ kind: 'timeout', on: { method: 'GET', path: '/v1/shops/*/menu' } }]);
    const runId = await world.sync();
    await until(() => world.oder.record().requests.some((request) => request.path.endsWith('/menu')));
    await world.haizen.cancelRun({ runId, by: actor('test') });
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ CANCELLED: 2 });
  });
});

function menuPuts(world: TestWorld) {
  return world.oder.record().requests.filter((request) => request.method === 'PUT' && request.path.endsWith('/menu'));
}
