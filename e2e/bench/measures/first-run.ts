import { atMost, type Figure, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { latencyBySize } from '#e2e/bench/world/menu-sizes.ts';
import { type BulkRun, runBulk } from '#e2e/bench/world/run-bulk.ts';
import { lowerBoundMs } from '#e2e/bench/world/shop-times.ts';

const SHOPS = { tiny: 24, short: 200, full: 200 } as const;
const CHAINS = { tiny: 1, short: 1, full: 3 } as const;
/** Of the largest menu. */
const ITEMS = 60;
const MEDIAN_MS = 300;

/** A chain's first bulk run: no durations are known yet, only how many items each shop has. */
export const firstRun: Measure = { name: 'first-run', run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const shops = SHOPS[scale];
  const runs: { ratio: number; run: BulkRun; boundMs: number }[] = [];
  for (let chain = 0; chain < CHAINS[scale]; chain++) {
    say(`${shops} shops, menus of different sizes, chain ${chain + 1} of ${CHAINS[scale]}`);
    const size = { shops, items: ITEMS, seed: `${seed}-${chain}`, limits: { shops: 12, pos: 4, ordering: 8 } };
    await using world = await openBenchWorld({ ...size, menuSizes: 'different' });
    const latency = latencyBySize(MEDIAN_MS, size);
    await world.ordering.setLatency(latency);
    const boundMs = lowerBoundMs(latency, size);
    const first = await runBulk(world);
    runs.push({ ratio: first.ms / boundMs, run: first, boundMs });
  }
  const ratios = runs.map(({ ratio }) => ratio);
  const note = runs.map(
    ({ run: { ms, idleShare }, boundMs }) =>
      `${ms} of ${Math.round(boundMs)} ms, idle ${Math.round(idleShare * 100)} %`,
  );
  const what = `${shops} shops, first run, menus of different sizes`;
  return [atMost(1.1, { measure: 'time over bound', what, value: quantile(ratios, 0.5), note: note.join('; ') })];
}
