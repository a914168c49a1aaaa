import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { generateClient } from '#lib/launch/generate-client.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { dumpOpenWork } from './dump-open-work.ts';
import type { Round } from './play-round.ts';
import { isWhole, printReport, reportOf } from './report.ts';
import { STRIKES } from './script.ts';

const LONGEST_END_MS = 9_000;

const count = z.coerce.number().int();
const argumentsSchema = z.object({
  rounds: count.positive().default(5),
  seed: count.nonnegative().default(() => Math.floor(Math.random() * 1e6)),
  first: count.positive().default(1),
  only: z.enum(STRIKES).optional(),
  'gap-seconds': z.coerce.number().nonnegative().default(0),
  json: z.string().optional(),
});

/**
 * Real processes, real signals, a real Postgres, and faulty upstreams: `npm run chaos -- --rounds N --seed S [--first
 * ROUND] [--only kill|stop|database] [--gap-seconds G] [--json FILE]`. Exits with 1 if an invariant is broken. The seed
 * decides what happens, but not the exact timing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      seed: { type: 'string' },
      first: { type: 'string' },
      only: { type: 'string' },
      'gap-seconds': { type: 'string' },
      json: { type: 'string' },
    },
  });
  const { rounds, seed, first, only = null, 'gap-seconds': gapSeconds, json } = argumentsSchema.parse(values);
  const wanted = { seed, only, gapSeconds };
  await generateClient();
  // Imported after the Prisma client is generated, because they import it.
  const [{ openChaosWorld }, { playCampaign }] = await Promise.all([
    import('./chaos-world.ts'),
    import('./campaign.ts'),
  ]);
  await using world = await openChaosWorld({ chains: 5, shops: 12, items: 24, workers: 4, seed });
  endOnSignal(world);
  console.log(`seed ${seed}: ${rounds} rounds from ${first}, ${only ?? 'all sorts'}`);
  const played: Round[] = [];
  try {
    await playCampaign(world, {
      seed,
      rounds,
      first,
      only,
      gapMs: gapSeconds * 1_000,
      onRound: async (round) => {
        played.push(round);
        sayRound(round);
        if (isBroken(round)) await keepEvidence(world, { round, wanted });
      },
    });
  } catch (error) {
    const round = first + played.length;
    console.error(`round ${round} did not end; again with ${againWith(wanted, round)}`);
    console.error(error);
    console.error(world.workers.lastWords());
    console.error(await dumpOpenWork(world.postgres.url).catch(String));
    process.exitCode = 1;
  }
  const report = reportOf(seed, played);
  printReport(report);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  if (!isWhole(report)) process.exitCode = 1;
}

function isBroken({ checks }: Round): boolean {
  return checks.some((check) => check.broken.length > 0);
}

function sayRound({ round, strikes, checks, tallies }: Round): void {
  const broken = checks.filter((check) => check.broken.length > 0);
  const runs = tallies['runs accepted'] ?? 0;
  console.log(`round ${round}: ${strikes.length} strikes, ${runs} runs, ${broken.length === 0 ? 'whole' : 'BROKEN'}`);
  for (const check of broken) console.log(`  ${check.name}:\n    ${check.broken.slice(0, 5).join('\n    ')}`);
}

/** Enough to diagnose a failed round, and to replay it. */
async function keepEvidence(world: ChaosWorld, { round, wanted }: { round: Round; wanted: Wanted }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'haizen-chaos-'));
  await writeFile(join(folder, 'round.json'), JSON.stringify(round, null, 1));
  await writeFile(join(folder, 'workers.log'), world.workers.lastWords());
  console.log(`round ${round.round} broke: evidence in ${folder}; again with ${againWith(wanted, round.round)}`);
}

type Wanted = { readonly seed: number; readonly only: string | null; readonly gapSeconds: number };

/** The arguments that replay a round, as far as a seed can. */
function againWith({ seed, only, gapSeconds }: Wanted, round: number): string {
  const sort = only === null ? '' : ` --only ${only}`;
  const gap = gapSeconds === 0 ? '' : ` --gap-seconds ${gapSeconds}`;
  return `npm run chaos -- --rounds 1 --seed ${seed} --first ${round}${sort}${gap}`;
}

/** Stopped workers and a frozen Postgres would stay forever. */
function endOnSignal(world: ChaosWorld): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
      const exit = () => process.exit(1);
      world[Symbol.asyncDispose]().then(exit, exit);
    });
  }
}

await main();
process.exit();
