import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { type Database, openDatabase } from '#lib/db/database.ts';
import { createRandom } from '#lib/simulators/server/random.ts';
import { anySteps, type Model, type Real } from './model/commands.ts';
import { openPostgresBackend, type PostgresBackend, prepareChain } from './model/postgres-backend.ts';
import { proveRest } from './simulate.ts';
import { createTimeline } from './timeline.ts';
import { createWorld } from './world.ts';

const SHOPS = ['shop-1', 'shop-2', 'shop-3'];
const numRuns = Number(process.env.HAIZEN_MODEL_RUNS ?? 15);
/** By default, no further run begins after this time on a slow machine. */
const longEnoughMs = process.env.HAIZEN_MODEL_RUNS === undefined ? 25_000 : Number.POSITIVE_INFINITY;
/** A failure is printed with its seed and path, which replay it. */
const seed = process.env.HAIZEN_MODEL_SEED === undefined ? undefined : Number(process.env.HAIZEN_MODEL_SEED);
const TRACE_LINES = 80;
const path = process.env.HAIZEN_MODEL_PATH;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
});
afterAll(async () => {
  await db.$disconnect();
  await database[Symbol.asyncDispose]();
});

describe('requests, conductors, kills, pauses, cancels, retries and approvals, in any order', () => {
  it('do what the model predicts, break no invariant, and come to rest', { timeout: 2_000_000 }, async () => {
    const startedAtMs = performance.now();
    const property = fc.asyncProperty(anySteps(SHOPS), fc.nat(), async (steps, worldSeed) => {
      if (performance.now() - startedAtMs > longEnoughMs) return;
      const real = await openReal(worldSeed);
      const { world } = real;
      try {
        await fc.asyncModelRun(
          (): { model: Model; real: Real } => ({ model: { rows: world.database.rows }, real }),
          steps,
        );
        await proveRest(world);
        expect(world.violations.all).toEqual([]);
      } catch (error) {
        console.log(world.trace.slice(-TRACE_LINES).join('\n'));
        throw error;
      }
    });
    await fc.assert(property, { numRuns, seed, path, endOnFailure: process.env.HAIZEN_MODEL_SHRINK === undefined });
  });
});

async function openReal(worldSeed: number): Promise<Real> {
  const rows = await prepareChain(db, SHOPS);
  let backend: PostgresBackend | null = null;
  const settled = async () => backend?.settled();
  const world = createWorld({
    timeline: createTimeline(settled),
    random: createRandom(worldSeed),
    shopIds: SHOPS,
    openBackend: (options) => (backend = openPostgresBackend(db, { ...options, rows })),
  });
  world.addWorker();
  world.addWorker();
  return { world, settled };
}
