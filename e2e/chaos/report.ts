import type { Round } from './play-round.ts';
import { percentile } from './resume-times.ts';

export type Report = {
  readonly seed: number;
  readonly rounds: number;
  readonly strikes: Readonly<Record<string, number>>;
  readonly checks: readonly { readonly name: string; readonly checked: number; readonly broken: number }[];
  readonly tallies: Readonly<Record<string, number>>;
  readonly resumes: readonly ResumeSummary[];
  readonly slowest: readonly {
    readonly round: number;
    readonly kind: string;
    readonly chain: string;
    readonly ms: number;
  }[];
};

type ResumeSummary = { kind: string; count: number; medianMs: number; p99Ms: number; mostMs: number };

const SLOWEST = 10;

/** All rounds together. */
export function reportOf(seed: number, rounds: readonly Round[]): Report {
  const strikes: Record<string, number> = {};
  const tallies: Record<string, number> = {};
  const checks = new Map<string, { name: string; checked: number; broken: number }>();
  for (const round of rounds) {
    for (const { kind } of round.strikes) strikes[kind] = (strikes[kind] ?? 0) + 1;
    for (const [name, count] of Object.entries(round.tallies)) tallies[name] = (tallies[name] ?? 0) + count;
    for (const { name, checked, broken } of round.checks) {
      const before = checks.get(name) ?? { name, checked: 0, broken: 0 };
      checks.set(name, { name, checked: before.checked + checked, broken: before.broken + broken.length });
    }
  }
  const times = rounds.flatMap(({ round, resumes }) => resumes.map((one) => ({ ...one, round })));
  const byKind = Map.groupBy(
    times.flatMap((one) => [one, ...(one.disturbed ? [] : [{ ...one, kind: `${one.kind} alone` }])]),
    (one) => one.kind,
  );
  const resumes = [...byKind].map(([kind, of]) =>
    summaryOf(
      kind,
      of.map((one) => Math.round(one.ms)),
    ),
  );
  const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  return { seed, rounds: rounds.length, strikes, checks: [...checks.values()], tallies, resumes, slowest };
}

function summaryOf(kind: string, ms: readonly number[]): ResumeSummary {
  const at = (share: number) => percentile(ms, share) ?? 0;
  return { kind, count: ms.length, medianMs: at(0.5), p99Ms: at(0.99), mostMs: at(1) };
}

export function isWhole({ checks }: Report): boolean {
  return checks.every((check) => check.broken === 0);
}

export function printReport({ seed, rounds, strikes, checks, tallies, resumes }: Report): void {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  console.log(`\nseed ${seed}, ${rounds} rounds: ${list(strikes)}\n${list(tallies)}\n`);
  for (const { name, checked, broken } of checks) {
    console.log(`${name.padEnd(54)}${String(checked).padStart(9)} checked${String(broken).padStart(6)} broken`);
  }
  console.log('');
  for (const { kind, count, medianMs, p99Ms, mostMs } of resumes) {
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    const times = `median ${seconds(medianMs)}, p99 ${seconds(p99Ms)}, most ${seconds(mostMs)}`;
    console.log(`resumed after ${kind.padEnd(24)}${String(count).padStart(5)} times: ${times}`);
  }
}
