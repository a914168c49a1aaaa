import { forgetPeak, peakMegabytesOf } from '#e2e/bench/world/process-cost.ts';
import type { HostileCase } from './case-schema.ts';
import { expectationMissed } from './expectation.ts';
import type { HostileWorld } from './hostile-world.ts';
import { discover, type PlayedCase, playCase, runToEnd } from './play-case.ts';
import { percentile, watchHealth } from './watch-health.ts';

/** The limits that the product must keep under any response. */
export const GOALS = { healthP99Ms: 1_000, healthyTimes: 2, peakMegabytes: 1_024, deadlineMs: 5 * 60_000 } as const;

/** Plays the cases one after the other and prints a line for each; resolves to the number that missed a goal. */
export async function playAll(world: HostileWorld, cases: readonly HostileCase[]): Promise<number> {
  const healthy = await world.openHealthyChain();
  await discover(world, healthy);
  await runToEnd(world, healthy);
  const alone: number[] = [];
  const beside: number[] = [];
  const allTaken: number[] = [];
  let missed = 0;
  for (const one of cases) {
    alone.push(await timed(() => runToEnd(world, healthy)));
    await forgetPeak(world.productPid);
    const health = watchHealth(world.healthUrl);
    const [played, besideMs] = await Promise.all([playCase(world, one), timed(() => runToEnd(world, healthy))]);
    const taken = health.taken();
    await health.stop();
    for (const ms of taken) allTaken.push(ms);
    beside.push(besideMs);
    const times = besideMs / percentile(alone, 0.5);
    const p99Ms = percentile(taken, 0.99);
    const peak = await peakMegabytesOf(world.productPid);
    const reasons = [
      ...expectationMissed(one, played),
      ...(played.ms > GOALS.deadlineMs ? ['deadline'] : []),
      ...(p99Ms > GOALS.healthP99Ms ? ['health'] : []),
      ...(times > GOALS.healthyTimes ? ['healthy chain'] : []),
      ...(peak !== null && peak > GOALS.peakMegabytes ? ['memory'] : []),
    ];
    if (reasons.length > 0) missed += 1;
    console.log(lineOf(one, { ...played, p99Ms, times, peak, reasons }));
  }
  const median = (values: readonly number[]) => percentile(values, 0.5).toFixed(0);
  console.log(
    `\n${cases.length} cases, ${missed} missed. Health: p99 ${percentile(allTaken, 0.99).toFixed(0)} ms of ${allTaken.length}, ` +
      `longest ${percentile(allTaken, 1).toFixed(0)} ms. Healthy chain: ${median(alone)} ms alone, ${median(beside)} ms beside (medians).`,
  );
  return missed;
}

type Line = PlayedCase & {
  readonly p99Ms: number;
  readonly times: number;
  readonly peak: number | null;
  readonly reasons: readonly string[];
};

function lineOf({ name }: HostileCase, line: Line): string {
  const { outcome, code = '', bound = '', requests, ms, p99Ms, times, peak, reasons } = line;
  return [
    name.padEnd(34),
    `${outcome} ${code} ${bound}`.trim().padEnd(42),
    `${requests} requests`.padStart(14),
    `${(ms / 1_000).toFixed(1)} s`.padStart(8),
    `health ${p99Ms.toFixed(0)} ms`.padStart(15),
    `healthy × ${times.toFixed(2)}`.padStart(15),
    `${peak?.toFixed(0) ?? '?'} MB`.padStart(8),
    reasons.length > 0 ? `MISSED: ${reasons.join(', ')}` : '',
  ].join('  ');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}
