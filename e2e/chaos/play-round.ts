import type { ChaosWorld } from './chaos-world.ts';
import { judge } from './checks/all-checks.ts';
import { countRepeats } from './checks/publishing.ts';
import { collect, markNow, type WatchedChain } from './collect.ts';
import { checkConvergence, syncQuietly, untilQuiet } from './converge.ts';
import type { Check, Evidence } from './evidence.ts';
import { emptyLoadRecord, keepBusy, openRuns } from './load.ts';
import { type ResumeTime, resumeTimes } from './resume-times.ts';
import type { Event } from './script.ts';
import { ORDERING_FAULTS, POS_FAULTS } from './storm-faults.ts';
import { playScript, type Strike } from './strike.ts';

export type Round = {
  readonly round: number;
  readonly script: readonly Event[];
  readonly strikes: readonly Strike[];
  readonly checks: readonly Check[];
  readonly resumes: readonly ResumeTime[];
  readonly tallies: Readonly<Record<string, number>>;
  readonly evidence: Evidence;
};

type Playing = {
  readonly seed: number;
  readonly round: number;
  readonly script: readonly Event[];
  readonly watched: readonly WatchedChain[];
};

/** Every run of the storm must end within this time after everything is restored. */
const ENDS_WITHIN_MS = 90_000;
/** The longest that a request can hang before its client gives up. */
const SILENT_WITHIN_MS = 30_000;

/**
 * One storm: load, faults and strikes at once. Then, without faults, one sync, one more that has nothing to do, and the
 * checks.
 */
export async function playRound(world: ChaosWorld, { seed, round, script, watched }: Playing): Promise<Round> {
  const mark = await markNow(world);
  const crashesBefore = world.workers.crashes.length;
  await setFaults(world, true);

  const over = new AbortController();
  const load = watched.map(() => emptyLoadRecord());
  const busy = watched.map(({ chain, hand }, index) =>
    keepBusy({
      world,
      chain,
      hand,
      record: load[index] ?? emptyLoadRecord(),
      until: over.signal,
      seed: `${seed}:${round}:${index}`,
    }),
  );
  const strikes = await Promise.race([playScript(world, script), failureOf(busy)]).finally(() => over.abort());
  await Promise.all(busy);
  await setFaults(world, false);
  await world.workers.allReady();
  await quiet(world);

  await Promise.all(world.chains.map((chain) => syncQuietly(world, chain)));
  const unchangedFromMs = Date.now();
  await Promise.all(world.chains.map((chain) => syncQuietly(world, chain)));
  const evidence = { ...(await collect(world, { watched, mark })), strikes, load, unchangedFromMs };
  const crashes = world.workers.crashes.slice(crashesBefore);
  const checks = [
    ...judge(evidence),
    await checkConvergence(world.chains),
    { name: 'no worker ends by itself', checked: strikes.length, broken: crashes },
  ];
  return {
    round,
    script,
    strikes,
    checks,
    resumes: resumeTimes(evidence),
    tallies: { ...tally(evidence), 'same menu applied again by a successor': countRepeats(evidence) },
    evidence,
  };
}

async function setFaults({ chains }: ChaosWorld, on: boolean): Promise<void> {
  await Promise.all(
    chains.flatMap(({ pos, ordering }) => [
      pos.setFaults(on ? POS_FAULTS : []),
      ordering.setFaults(on ? ORDERING_FAULTS : []),
    ]),
  );
}

/** Only ever rejects. */
async function failureOf(works: readonly Promise<void>[]): Promise<never> {
  await Promise.all(works);
  return new Promise<never>(() => undefined);
}

async function quiet({ chains, postgres }: ChaosWorld): Promise<void> {
  for (const chain of chains) {
    const noRun = async () => (await openRuns(postgres.url, chain.id)) === 0;
    await untilQuiet(`the runs of ${chain.name}`, { withinMs: ENDS_WITHIN_MS, isQuiet: noRun });
    for (const side of ['pos', 'ordering'] as const) {
      const silent = async () => (await chain[side].record(Infinity)).inFlight === 0;
      await untilQuiet(`requests to the ${side} of ${chain.name}`, { withinMs: SILENT_WITHIN_MS, isQuiet: silent });
    }
  }
}

/** Counts what happened, to expose checks that looked at nothing. */
function tally({ chains, load, results, audit }: Evidence): Record<string, number> {
  const requests = chains.flatMap((chain) => [...chain.pos, ...chain.ordering]);
  const sum = (of: (one: (typeof load)[number]) => number) => load.reduce((all, one) => all + of(one), 0);
  const count = (outcome: string) => results.filter((one) => one.kind === 'MENU' && one.outcome === outcome).length;
  return {
    'runs accepted': audit.filter((event) => event.kind === 'accepted').length,
    'requests refused': sum((one) => one.refused),
    'requests unanswered': sum((one) => one.unanswered),
    'runs cancelled': sum((one) => one.cancelled),
    retries: sum((one) => one.retries.length),
    'shops succeeded': count('SUCCEEDED'),
    'shops failed': count('FAILED'),
    'shops cancelled': count('CANCELLED'),
    'shops skipped': count('SKIPPED'),
    'shops held': count('HELD'),
    'blamed for deaths': results.filter((one) => one.errorCode === 'worker-died-twice').length,
    conductors: audit.filter((event) => event.kind === 'lease').length,
    'upstream requests': requests.length,
    'faults met': requests.filter((entry) => entry.fault !== undefined).length,
    'stale writes refused': requests.filter((entry) => entry.method === 'PUT' && entry.code === 'stale-fence').length,
    'stale reads refused': requests.filter((entry) => entry.method === 'GET' && entry.code === 'stale-fence').length,
    'writes replayed': requests.filter((entry) => entry.replayed === true).length,
    'writes applied': requests.filter((entry) => entry.applied === true).length,
  };
}
