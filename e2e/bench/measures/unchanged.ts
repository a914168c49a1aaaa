import { atMost, exactly, type Figure } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { runBulk } from '#e2e/bench/world/run-bulk.ts';
import { shopLatency } from '#e2e/bench/world/shop-times.ts';

const SHOPS = { tiny: 12, short: 100, full: 2_000 } as const;

/** A second bulk run without changes writes nothing and ends quickly. */
export const unchanged: Measure = { name: 'unchanged', inTest: true, run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const shops = SHOPS[scale];
  await using world = await openBenchWorld({ shops, items: 40, seed, limits: { shops: 8, pos: 4, ordering: 8 } });
  await world.ordering.setLatency(shopLatency(scale === 'tiny' ? 10 : 150));
  say(`${shops} shops, first run`);
  const first = await runBulk(world);
  say(`${shops} shops, nothing changed`);
  const second = await runBulk(world);
  const note = `${second.ms} of ${first.ms} ms`;
  return [
    exactly(0, {
      measure: 'unchanged',
      what: `writes to the platform, ${shops} shops`,
      value: second.ordering.applied,
    }),
    atMost(0.3, { measure: 'unchanged', what: 'time against the first run', value: second.ms / first.ms, note }),
  ];
}
