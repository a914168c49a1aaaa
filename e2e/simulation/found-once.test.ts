import { describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { createRandom } from '#lib/simulators/server/random.ts';
import { cancelRun } from '#lib/sync/requests/cancel-run.ts';
import { requestSync } from '#lib/sync/requests/request-sync.ts';
import { openMemoryBackend } from './memory-store.ts';
import { CATEGORIES_TARGET, CHAIN_ID, firstRows } from './rows.ts';
import { createTimeline } from './timeline.ts';
import { CONNECTIONS, createWorld, type World } from './world.ts';

const SHOPS = 3;
const request = { chainId: CHAIN_ID, by: actor('a person') };

/** Regressions for each bug that the simulation has found. */
describe('a conductor', () => {
  // Runs of several lengths, so that some end well before the next renewal, which would reveal the loss.
  it.each([7, 8, 9])(
    'does not continue without a lease whose release was never confirmed (I6): %i shops',
    async (shops) => {
      const world = openWorld(shops);
      void requestSync(world.web().store, request);
      await until(world, () => world.database.isLeased(null));
      await until(world, () => [...world.database.rows.runs.values()].every((run) => run.finished));
      Object.assign(world.database, { breakingOdds: 1 });
      await until(world, () => !world.database.isLeased(null));
      Object.assign(world.database, { breakingOdds: 0 });
      void requestSync(world.web().store, request);
      await until(world, () => world.database.rows.runs.size === 2 && world.isAtRest());
      expect(world.violations.all).toEqual([]);
    },
  );

  it('continues with a shop whose claim was never confirmed', async () => {
    const world = openWorld();
    void requestSync(world.web().store, request);
    await until(world, () => menusAtWork(world) === 1);
    Object.assign(world.database, { breakingOdds: 1 });
    await until(world, () => menusAtWork(world) === 2);
    Object.assign(world.database, { breakingOdds: 0 });
    const lostAtMs = world.timeline.nowMs();
    await until(world, world.isAtRest);
    expect(world.timeline.nowMs() - lostAtMs).toBeLessThan(3_000);
    expect(world.violations.all).toEqual([]);
  });

  it('settles categories left over from a finished run (I5)', async () => {
    const world = openWorld();
    void requestSync(world.web().store, request);
    await until(world, () => world.database.rows.states.get(CATEGORIES_TARGET)?.state === 'RUNNING');
    for (const { process } of world.workers.splice(0)) process.kill();
    const [runId = ''] = world.database.rows.runs.keys();
    void cancelRun(world.web().store, { runId, by: actor('a person') });
    world.addWorker();
    await until(world, world.isAtRest);
    expect(world.database.rows.states.get(CATEGORIES_TARGET)?.state).toBe('CANCELLED');
    expect(world.violations.all).toEqual([]);
  });
});

function menusAtWork({ database }: World): number {
  return [...database.rows.states.values()].filter((row) => row.kind === 'MENU' && row.state === 'RUNNING').length;
}

/** One worker; the only fault is a connection that breaks during a commit's response. */
function openWorld(shops = SHOPS): World {
  const shopIds = Array.from({ length: shops }, (_none, place) => `shop-${place + 1}`);
  const world = createWorld({
    timeline: createTimeline(),
    random: { ...createRandom(1), pick: lastOf },
    shopIds,
    openBackend: (options) => openMemoryBackend(CONNECTIONS, { ...options, rows: firstRows(shopIds) }),
  });
  world.addWorker();
  return world;
}

function lastOf<T>(list: readonly T[]): T {
  const [last] = list.slice(-1);
  if (last === undefined) throw new RangeError('Nothing to pick from');
  return last;
}

async function until(world: World, done: () => boolean): Promise<void> {
  const untilMs = world.timeline.nowMs() + 60_000;
  expect(await world.timeline.run({ untilMs, done: () => world.violations.all.length > 0 || done() })).toBe(true);
}
