import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';
import { atMost, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { type BenchWorld, openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { runBulk } from '#e2e/bench/world/run-bulk.ts';

const SHOPS = { tiny: 4, short: 200, full: 1_000 } as const;
const ITEMS = 100;

/** CPU cost of the product's own work, beyond the unavoidable HTTP and JSON. */
export const cpu: Measure = { name: 'cpu', run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const shops = SHOPS[scale];
  await using world = await openBenchWorld({ shops, items: ITEMS, seed, limits: { shops: 8, pos: 4, ordering: 8 } });
  say(`${shops} shops × ${ITEMS} items, first run`);
  const first = (await runBulk(world)).cpuSeconds;
  say('published again');
  const again = (await runBulk(world, { full: true })).cpuSeconds;
  say('nothing changed');
  const nothing = (await runBulk(world)).cpuSeconds;
  if (first === null || again === null || nothing === null) {
    return [plain({ measure: 'CPU over bare loop', what: 'can only be read on Linux', value: 0 })];
  }
  say('the bare loop');
  const bare = await runBareLoop(world);
  const publishing = bare.allSeconds - bare.readSeconds;
  const perThousand = (seconds: number) => `${((seconds * 1_000) / shops).toFixed(1)} s`;
  const against = (seconds: number, least: number) => ({
    value: seconds / least,
    note: `${perThousand(seconds)} against ${perThousand(least)} per 1,000 shops`,
  });
  const measure = 'CPU over bare loop';
  const size = `${shops} shops × ${ITEMS} items`;
  return [
    atMost(3, { measure, what: `${size}, first run`, ...against(first, bare.allSeconds) }),
    atMost(3, { measure, what: 'published again', ...against(again, publishing) }),
    plain({ measure, what: 'nothing changed', value: nothing / bare.allSeconds, note: perThousand(nothing) }),
  ];
}

const spentSchema = z.object({ readSeconds: z.number(), allSeconds: z.number() });

async function runBareLoop({ posUrl, orderingUrl, size }: BenchWorld): Promise<z.output<typeof spentSchema>> {
  const program = inProject('e2e', 'bench', 'peers', 'bare-loop.ts');
  const given = [`--pos=${posUrl}`, `--ordering=${orderingUrl}`, `--limit=${size.limits.ordering}`];
  const loop = spawnFollower({ args: [program, ...given] });
  const [output, errors] = await Promise.all([text(loop.stdout), text(loop.stderr)]);
  if (output === '') throw new Error(`the bare loop said nothing: ${errors}`);
  return spentSchema.parse(JSON.parse(output));
}
