import { actor } from '#e2e/fixtures/actor.ts';
import { createRandom } from '#lib/simulators/server/random.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import { cancelRun } from '#lib/sync/requests/cancel-run.ts';
import { calm, unleash } from './chaos.ts';
import { openMemoryBackend } from './memory-store.ts';
import { sync } from './people.ts';
import { firstRows } from './rows.ts';
import { createTimeline } from './timeline.ts';
import type { Violation } from './violations.ts';
import { CONNECTIONS, createWorld, type World } from './world.ts';

export type Simulated = {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Of the whole trace: the same for the same seed. */
  readonly hash: string;
  readonly trace: readonly string[];
  readonly virtualMs: number;
  readonly runs: number;
  readonly takeovers: number;
};

/** After the last fault: the lease (8 s), the job's heartbeat (10 s), the polling intervals, and the work itself. */
const SETTLED_WITHIN_MS = 90_000;
const SYNCED_WITHIN_MS = 30_000;
/** Requests made before the calm are answered within the longest lock wait. */
const LAST_REQUESTS_MS = 6_000;
/** Invariant of a stopped run, even if its conductor dies. */
const STOPPED_WITHIN_MS = 30_000;

/** One seed: a period of chaos, then the proof that no damage remains. */
export async function simulate(seed: number): Promise<Simulated> {
  const shopIds = Array.from({ length: 2 + (seed % 4) }, (_none, place) => `shop-${place + 1}`);
  const world = createWorld({
    timeline: createTimeline(),
    random: createRandom(seed),
    shopIds,
    openBackend: (options) => openMemoryBackend(CONNECTIONS, { ...options, rows: firstRows(shopIds) }),
  });
  const { random, timeline, violations, database } = world;
  // Sometimes long enough for a shop's own deadline of five minutes.
  const isLong = random.chance(0.05);
  const chaosMs = isLong ? 700_000 : random.integer(20_000, 60_000);
  for (let workers = random.integer(1, 3); workers > 0; workers -= 1) world.addWorker();
  unleash(world, { untilMs: chaosMs, paceMs: isLong ? 15_000 : random.pick([300, 1_000, 2_500]) });
  await until(world, { withinMs: chaosMs, done: () => false });
  await proveRest(world);
  return {
    seed,
    violations: violations.all,
    hash: world.hash(),
    trace: world.trace,
    virtualMs: timeline.nowMs(),
    runs: database.rows.runs.size,
    takeovers: database.rows.takeovers,
  };
}

/** Restores everything, then checks that the system recovers and works (I5, I9). */
export async function proveRest(world: World): Promise<void> {
  calm(world);
  await until(world, { withinMs: LAST_REQUESTS_MS, done: () => false });
  await mustCome(world, { withinMs: SETTLED_WITHIN_MS, what: 'rest after the chaos', done: world.isAtRest });
  // After a violation, further checks would be meaningless.
  for (const step of [stopRun, carryAll, carryNothing]) if (world.violations.all.length === 0) await step(world);
}

/** A stopped run ends soon, whether its conductor lives or not. */
async function stopRun(world: World): Promise<void> {
  const { timeline, random, database, workers } = world;
  await ask(world, { full: true });
  await until(world, { withinMs: random.integer(1, 400), done: () => false });
  const run = [...database.rows.runs.values()].find((one) => !one.finished);
  if (run === undefined) return;
  const isLeft = random.chance(0.5);
  if (isLeft) for (const { process } of workers.splice(0)) process.kill();
  if (isLeft) world.addWorker();
  void cancelRun(world.web().store, { runId: run.id, by: actor('a person') });
  const startedAtMs = timeline.nowMs();
  await mustCome(world, {
    withinMs: STOPPED_WITHIN_MS,
    what: `the end of the stopped run ${run.number}`,
    done: () => database.rows.runs.get(run.id)?.finished === true,
  });
  world.note(`stopped within ${(timeline.nowMs() - startedAtMs).toFixed(0)} ms`);
  await mustCome(world, { withinMs: SYNCED_WITHIN_MS, what: 'rest after a stop', done: world.isAtRest });
}

/** Without faults, every shop is synced or held for a person, and guests see what the POS has. */
async function carryAll(world: World): Promise<void> {
  const { database, platform, violations } = world;
  await ask(world, {});
  await mustCome(world, { withinMs: SYNCED_WITHIN_MS, what: 'rest after a sync of all', done: world.isAtRest });
  const { rows } = database;
  for (const { shopId, state, id, error, missedError } of rows.states.values()) {
    if (shopId === null) continue;
    const isHeld = state === 'HELD' || (state === 'SKIPPED' && missedError?.detail?.causeCode === 'held');
    violations.claim(
      isHeld || state === 'SUCCEEDED',
      'I5',
      () => `${id} ended ${state} with nothing in its way: ${(missedError ?? error)?.code}`,
    );
    if (state !== 'SUCCEEDED') continue;
    const isSame = hashMaster(platform.menus.get(shopId)) === hashMaster(world.posData().menus.get(shopId));
    violations.claim(isSame, 'I8', () => `${shopId} is not what the POS has, though it says SUCCEEDED`);
  }
}

/** A second sync of all shops has nothing to write. */
async function carryNothing(world: World): Promise<void> {
  const before = world.writes();
  await ask(world, {});
  await mustCome(world, { withinMs: SYNCED_WITHIN_MS, what: 'rest after a second sync of all', done: world.isAtRest });
  const written = world.writes() - before;
  world.violations.claim(written === 0, 'I9', () => `${written} writes though nothing has changed`);
}

async function ask(world: World, request: { full?: boolean }): Promise<void> {
  let outcome: string | null = null;
  sync(world.web().store, request).then(
    (kind) => (outcome = kind),
    (error: unknown) => (outcome = String(error)),
  );
  await until(world, { withinMs: 5_000, done: () => outcome !== null });
  world.violations.claim(outcome === 'accepted', 'I1', () => `a sync of all is not accepted at rest: ${outcome}`);
}

type Waiting = { readonly withinMs: number; readonly done: () => boolean };

async function until({ timeline, violations }: World, { withinMs, done }: Waiting): Promise<boolean> {
  return timeline.run({ untilMs: timeline.nowMs() + withinMs, done: () => violations.all.length > 0 || done() });
}

async function mustCome(world: World, { what, ...waiting }: Waiting & { what: string }): Promise<void> {
  const came = await until(world, waiting);
  world.violations.claim(came, 'I5', () => `no ${what} within ${waiting.withinMs / 1_000} s`);
}
