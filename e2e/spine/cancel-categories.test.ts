import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

const categoriesOf = (world: TestWorld) =>
  world.db.syncState.findFirstOrThrow({ where: { chainId: world.chainId, kind: 'CATEGORIES' } });
const puts = (world: TestWorld) => world.oder.record().requests.filter(({ method }) => method === 'PUT');

describe('a run that is stopped while its categories are read', () => {
  it('releases the categories too, although the POS hangs, and blocks no later run', async () => {
    await using world = await openTestWorld({ shops: 2 });
    world.square.faults.set([{ kind: 'timeout', on: { path: '/v2/catalog/list' } }]);
    const runId = await world.sync();
    await until(() => world.square.record().inFlight > 0);
    await world.haizen.cancelRun({ runId, by: actor('test') });
    await until(async () => (await categoriesOf(world)).state === 'CANCELLED');
    const run = await world.finished(runId);
    expect(run).toMatchObject({ counts: { CANCELLED: 2 }, categories: { state: 'CANCELLED' } });
    world.square.faults.set([]);
    expect((await world.finished(await world.sync())).counts).toMatchObject({ SUCCEEDED: 2 });
  });

  it('publishes none of them afterwards', async () => {
    await using world = await openTestWorld({ shops: 2, latency: { pos: { kind: 'fixed', ms: 1_500 } } });
    const runId = await world.sync();
    await until(() => world.square.record().inFlight > 0);
    await world.haizen.cancelRun({ runId, by: actor('test') });
    await world.finished(runId);
    await until(async () => !['QUEUED', 'RUNNING'].includes((await categoriesOf(world)).state));
    expect(puts(world)).toEqual([]);
  });

  it('continues if another run waits for the same categories', async () => {
    await using world = await openTestWorld({ shops: 2, idle: true, latency: { pos: { kind: 'fixed', ms: 800 } } });
    const [first, second] = world.shopIds;
    const stopped = await world.sync({ shopIds: [first ?? ''] });
    const kept = await world.sync({ shopIds: [second ?? ''] });
    await world.startWorker();
    await until(async () => (await categoriesOf(world)).state === 'RUNNING');
    await world.haizen.cancelRun({ runId: stopped, by: actor('test') });
    expect((await world.finished(kept)).counts).toMatchObject({ SUCCEEDED: 1 });
    expect((await world.finished(stopped)).counts).toMatchObject({ CANCELLED: 1 });
  });
});

it('targets that a dead conductor left RUNNING are settled by any process, worker or not', async () => {
  await using world = await openTestWorld({ shops: 3, idle: true });
  const runId = await world.sync();
  const left = { state: 'RUNNING', fence: 1n } as const;
  await world.db.syncState.updateMany({ where: { runId, shopId: world.shopIds[0] }, data: left });
  await world.db.syncState.updateMany({ where: { chainId: world.chainId, kind: 'CATEGORIES' }, data: left });
  await world.haizen.cancelRun({ runId, by: actor('test') });
  const run = await world.finished(runId);
  expect(run.counts).toMatchObject({ CANCELLED: 3 });
  expect((await categoriesOf(world)).state).toBe('CANCELLED');
  // Free again for the next run.
  await world.startWorker();
  expect((await world.finished(await world.sync())).counts).toMatchObject({ SUCCEEDED: 3 });
});

it('a shop whose error text the database cannot store is settled all the same, and the run ends', async () => {
  await using world = await openTestWorld({ shops: 2, itemsPerShop: 6 });
  await world.finished(await world.sync());
  const item = world.square.account().objects.find((object) => object.type === 'ITEM');
  if (item?.type !== 'ITEM') throw new Error('the account sells nothing');
  const spoiled = structuredClone(item);
  const price = spoiled.item_data.variations[0]?.item_variation_data.price_money;
  if (price === undefined) throw new Error('the item has no price');
  Object.assign(price, { currency: 'J\u0000Y' });
  world.square.edit({ kind: 'put', object: spoiled });
  const run = await world.finished(await world.sync());
  expect(run.settled).toBe(2);
  expect(run.done).toBe(0);
  expect(run.counts.SUCCEEDED).toBe(0);
});
