import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

const by = actor('test');

describe('a sync that is requested while another one holds its shops', () => {
  it('waits, starts when that one ends, and publishes what changed meanwhile', async () => {
    await using world = await openTestWorld({ shops: 3 });
    const release = heldUp(world);
    const first = await world.sync();
    await until(() => sentMenus(world) >= 3);
    world.square.edit({ kind: 'rename', id: firstItemId(world), name: '冷やしトマト' });

    const followers = await Promise.all([
      world.sync({ follow: true }),
      world.sync({ follow: true, shopIds: world.shopIds.slice(0, 1), single: true }),
      world.sync({ follow: true, full: true, shopIds: world.shopIds.slice(0, 2) }),
    ]);
    expect(new Set(followers).size).toBe(1);
    const [follower] = followers;
    expect(await world.haizen.read.run(follower)).toMatchObject({
      follows: true,
      startedAt: null,
      settled: 0,
      total: 3,
      scope: 'all',
      full: true,
      etaMs: null,
    });
    expect(await world.db.syncState.count({ where: { runId: follower } })).toBe(0);

    release();
    expect((await world.finished(first)).counts).toMatchObject({ SUCCEEDED: 3 });
    const run = await world.finished(follower);
    expect(run).toMatchObject({ follows: false, settled: 3, counts: { SUCCEEDED: 3 } });
    for (const shop of ['101', '102', '103']) {
      expect(world.oder.menu(shop)?.items.map(({ name }) => name)).toContain('冷やしトマト');
    }
    const requests = await world.db.auditEvent.count({ where: { act: 'sync-requested', runId: follower } });
    expect(requests).toBe(3);
  });

  it('of other shops starts at once', async () => {
    await using world = await openTestWorld({ shops: 2 });
    const release = heldUp(world);
    await world.sync({ shopIds: world.shopIds.slice(0, 1) });
    const free = await world.sync({ shopIds: world.shopIds.slice(1), follow: true });
    expect(await world.haizen.read.run(free)).toMatchObject({ follows: false, total: 1 });
    release();
    await world.finished(free);
  });

  it('can be stopped while it waits; the next request then gets another run', async () => {
    await using world = await openTestWorld({ shops: 2 });
    const release = heldUp(world);
    const first = await world.sync();
    const follower = await world.sync({ follow: true });
    expect(await world.haizen.cancelRun({ runId: follower, by })).toBe('accepted');
    expect(await world.finished(follower)).toMatchObject({ follows: false, settled: 0, stopped: { by: 'test' } });
    const next = await world.sync({ follow: true, shopIds: world.shopIds.slice(0, 1), single: true });
    expect(next).not.toBe(follower);
    expect(await world.haizen.read.run(next)).toMatchObject({ scope: 'shop', total: 1 });
    release();
    await world.finished(first);
    expect((await world.finished(next)).counts).toMatchObject({ SUCCEEDED: 1 });
  });

  it.each([
    ['is stopped', (world: TestWorld, runId: string) => world.haizen.cancelRun({ runId, by })],
    [
      'loses its conductor',
      (world: TestWorld) => world.stopWorker('worker-1').then(() => world.startWorker('worker-2')),
    ],
    ['fails in its categories', ({ square }: TestWorld) => square.faults.set([FORBIDDEN])],
  ])('starts too if that one %s', async (_how, end) => {
    await using world = await openTestWorld({ shops: 2 });
    const release = heldUp(world);
    const first = await world.sync();
    const follower = await world.sync({ follow: true });
    await end(world, first);
    release();
    await world.finished(first);
    const run = await world.finished(follower);
    expect(run).toMatchObject({ follows: false, settled: 2 });
  });

  it('leaves out the shops that went out of scope, and ends at once with none left', async () => {
    await using world = await openTestWorld({ shops: 2 });
    const release = heldUp(world);
    const [left = '', other = ''] = world.shopIds;
    const first = await world.sync({ shopIds: [left] });
    const follower = await world.sync({ shopIds: [left], follow: true });
    await world.db.shop.update({ where: { id: left }, data: { inScope: false } });
    release();
    await world.finished(first);
    expect(await world.finished(follower)).toMatchObject({ total: 0, settled: 0 });
    await world.finished(await world.sync({ shopIds: [other] }));
  });
});

const FORBIDDEN = { kind: 'status', status: 401, on: { path: '/v2/catalog/list' } } as const;

/** The POS doesn't answer until released. */
function heldUp(world: TestWorld): () => void {
  world.oder.faults.set([{ kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/*/menu' } }]);
  return () => world.oder.faults.set([]);
}

function sentMenus({ oder }: TestWorld): number {
  return oder.record().requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/menu')).length;
}

function firstItemId({ square }: TestWorld): string {
  const item = square.account().objects.find(({ type }) => type === 'ITEM');
  if (item === undefined) throw new Error('the account has no item');
  return item.id;
}
