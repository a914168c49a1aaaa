import { atMost, exactly, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure, Scale } from '#e2e/bench/measure.ts';
import { type BenchWorld, openBenchWorld, type WorldSize } from '#e2e/bench/world/bench-world.ts';
import { neededRequests } from '#e2e/bench/world/needed-requests.ts';
import { type BulkRun, runBulk } from '#e2e/bench/world/run-bulk.ts';
import { lowerBoundMs, shopLatency } from '#e2e/bench/world/shop-times.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';

type Size = Pick<WorldSize, 'shops' | 'limits'> & { readonly medianMs: number; readonly mostOverBound: number };

/** More shops in progress than requests in flight, so that one shop's read and diff overlap with another's write. */
const limitsOf = (ordering: number) => ({ shops: Math.ceil(ordering * 1.5), pos: 4, ordering });
const SIZES: Readonly<Record<Scale, readonly Size[]>> = {
  tiny: [{ shops: 24, limits: limitsOf(4), medianMs: 10, mostOverBound: 1.05 }],
  short: [{ shops: 200, limits: limitsOf(8), medianMs: 300, mostOverBound: 1.05 }],
  full: [
    { shops: 200, limits: limitsOf(8), medianMs: 300, mostOverBound: 1.05 },
    { shops: 2_000, limits: limitsOf(16), medianMs: 300, mostOverBound: 1.02 },
    { shops: 5_000, limits: limitsOf(16), medianMs: 300, mostOverBound: 1.02 },
  ],
};
const ITEMS = 12;
/** 5 % of all responses, without Retry-After. */
const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 429, probability: 0.025 },
  { kind: 'status', status: 503, probability: 0.0256 },
];
const SLOW = { oneIn: 50, times: 10 };
/** Below this, the machine itself was the bottleneck. */
const IDLE_SHARE_FEW = 0.05;

/**
 * How close a bulk run comes to the theoretical minimum, how many requests it sends, and whether it keeps its limits.
 */
export const bulk: Measure = {
  name: 'bulk',
  inTest: true,
  async run(bench) {
    const figures: Figure[] = [];
    for (const size of SIZES[bench.scale]) figures.push(...(await measureSize(bench, size)));
    return figures;
  },
};

async function measureSize(
  { seed, say }: Bench,
  { medianMs, mostOverBound, ...size }: Size,
): Promise<readonly Figure[]> {
  await using world = await openBenchWorld({ ...size, items: ITEMS, seed });
  const needed = await neededRequests(world);
  const all = `${size.shops} shops`;
  const well = shopLatency(medianMs);
  await world.ordering.setLatency(well);
  say(`${all}, first run`);
  const cold = await runBulk(world);
  say(`${all}, durations learned`);
  const learned = await runBulk(world, { full: true });

  const slowed = shopLatency(medianMs, SLOW);
  await world.ordering.setLatency(slowed);
  say(`${all}, one in ${SLOW.oneIn} slower, learning`);
  const learning = await runBulk(world, { full: true });
  await Promise.all([world.pos.setFaults(FAULTS), world.ordering.setFaults(FAULTS)]);
  say(`${all}, 5 % faults`);
  const faulty = await runBulk(world, { full: true });

  const ratio = (run: BulkRun, bound: number) => ({ value: run.ms / bound, note: noteOf(run, bound) });
  const [bound, slowBound] = [lowerBoundMs(well, world.size), lowerBoundMs(slowed, world.size)];
  const runs = [cold, learned, learning, faulty];
  return [
    atMost(mostOverBound, { measure: 'time over bound', what: all, ...ratio(learned, bound) }),
    plain({ measure: 'time over bound', what: `${all}, first run`, ...ratio(cold, bound) }),
    atMost(1.15, { measure: 'time over bound', what: `${all}, 5 % faults, 1 in 50 slow`, ...ratio(faulty, slowBound) }),
    ...peaks(world, runs),
    atMost(1, { measure: 'sent over needed', what: all, value: sentOver(learned, needed) }),
    atMost(1.1, { measure: 'sent over needed', what: `${all}, 5 % faults`, value: sentOver(faulty, needed) }),
    exactly(4 * size.shops, { measure: 'shops succeeded', what: `${all}, four runs`, value: succeeded(runs) }),
  ];
}

function peaks({ size }: BenchWorld, runs: readonly BulkRun[]): readonly Figure[] {
  return (['pos', 'ordering'] as const).map((side) => {
    const peak = Math.max(...runs.map((run) => run[side].peakInFlight));
    const note = `peak ${peak} of ${size.limits[side]}`;
    const what = `${size.shops} shops, ${side}, all runs`;
    return atMost(1, { measure: 'peak over limit', what, value: peak / size.limits[side], note });
  });
}

function sentOver({ pos, ordering }: BulkRun, needed: { pos: number; ordering: number }): number {
  return (pos.total + ordering.total) / (needed.pos + needed.ordering);
}

function succeeded(runs: readonly BulkRun[]): number {
  return runs.reduce((sum, run) => sum + (run.outcomes.SUCCEEDED ?? 0), 0);
}

function noteOf({ ms, idleShare, cpuSeconds }: BulkRun, bound: number): string {
  const seconds = (value: number) => (value / 1_000).toFixed(1);
  const cpu = cpuSeconds === null ? '' : `, worker's CPU ${cpuSeconds.toFixed(1)} s`;
  const busy = idleShare < IDLE_SHARE_FEW ? ', the CPU was the bound' : '';
  return `${seconds(ms)} of ${seconds(bound)} s, machine idle ${Math.round(idleShare * 100)} %${cpu}${busy}`;
}
