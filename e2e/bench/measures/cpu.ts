import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { atMost, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { noteOf, type Pair, pairedOf } from '#e2e/bench/paired.ts';
import { type BenchWorld, openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { runBulk } from '#e2e/bench/world/run-bulk.ts';
import { inProject } from '#lib/launch/paths.ts';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';

const SHOPS = { tiny: 4, short: 200, full: 1_000 } as const;
/** A first run needs a new chain, so each pair has its own. */
const PAIRS = { tiny: 1, short: 1, full: 3 } as const;
const ITEMS = 100;

/** CPU cost of the product's own work, beyond the unavoidable HTTP and JSON. */
export const cpu: Measure = { name: 'cpu', run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const shops = SHOPS[scale];
  const costs: Costs[] = [];
  for (let pair = 0; pair < PAIRS[scale]; pair++) {
    say(`${shops} shops × ${ITEMS} items, chain ${pair + 1} of ${PAIRS[scale]}`);
    const cost = await measureChain({ shops, seed: `${seed}-${pair}` });
    if (cost === null) return [plain({ measure: 'CPU over bare loop', what: 'can only be read on Linux', value: 0 })];
    costs.push(cost);
  }
  const measure = 'CPU over bare loop';
  const against = (pairOf: (costs: Costs) => Pair) => {
    const paired = pairedOf(costs.map(pairOf));
    return { value: paired.ratio, note: `${noteOf(paired, 's')}, each for ${shops} shops` };
  };
  return [
    atMost(2.5, {
      measure,
      what: `${shops} shops × ${ITEMS} items, first run`,
      ...against(({ first, bare }) => ({ measured: first, base: bare.allSeconds })),
    }),
    atMost(2, {
      measure,
      what: 'republished',
      ...against(({ again, bare }) => ({ measured: again, base: bare.allSeconds - bare.readSeconds })),
    }),
    plain({
      measure,
      what: 'nothing changed',
      ...against(({ nothing, bare }) => ({ measured: nothing, base: bare.allSeconds })),
    }),
  ];
}

type Costs = {
  /** CPU seconds of the worker. */
  readonly first: number;
  readonly again: number;
  readonly nothing: number;
  readonly bare: z.output<typeof spentSchema>;
};

async function measureChain({ shops, seed }: { shops: number; seed: string }): Promise<Costs | null> {
  await using world = await openBenchWorld({ shops, items: ITEMS, seed, limits: { shops: 8, pos: 4, ordering: 8 } });
  const first = (await runBulk(world)).cpuSeconds;
  const before = await runBareLoop(world);
  const again = (await runBulk(world, { full: true })).cpuSeconds;
  const after = await runBareLoop(world);
  const nothing = (await runBulk(world)).cpuSeconds;
  if (first === null || again === null || nothing === null) return null;
  const mean = (spent: keyof typeof before) => (before[spent] + after[spent]) / 2;
  return { first, again, nothing, bare: { readSeconds: mean('readSeconds'), allSeconds: mean('allSeconds') } };
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
