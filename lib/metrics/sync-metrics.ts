import { Counter, Histogram, type Registry } from 'prom-client';
import { SYNC_ERROR_CODES, type SyncErrorCode } from '#lib/domain/errors.ts';
import { RUN_OUTCOMES, runOutcome } from '#lib/domain/run-outcome.ts';
import { OUTCOMES, type Outcome, TARGET_KINDS, type TargetKind, type TargetState } from '#lib/domain/state.ts';
import { kindLabel, stateLabel } from './labels.ts';

const SHOP_BUCKETS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300];
const RUN_BUCKETS_SECONDS = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200];

type Settled = {
  readonly kind: TargetKind;
  readonly outcome: Outcome;
  readonly errorCode?: SyncErrorCode;
  readonly durationMs: number;
  readonly readMs?: number;
  readonly publishMs?: number;
  readonly waitMs?: number;
};

type Finished = {
  readonly scope: 'all' | 'shops' | 'shop';
  readonly durationMs: number;
  readonly counts: Readonly<Record<TargetState, number>>;
};

/** Runs and shops by outcome, and their durations, counted in the process that settled them. */
export function syncMetrics(registry: Registry) {
  const registers = [registry];
  const requests = new Counter({
    name: 'haizen_sync_requests_total',
    help: 'Requests for a sync, by what was answered.',
    labelNames: ['answer'],
    registers,
  });
  const runs = new Counter({
    name: 'haizen_runs_total',
    help: 'Runs that have ended, by the worst that happened to one of their shops.',
    labelNames: ['scope', 'outcome'],
    registers,
  });
  const runDurations = new Histogram({
    name: 'haizen_run_duration_seconds',
    help: 'From the acceptance of a run to its end.',
    labelNames: ['scope'],
    buckets: RUN_BUCKETS_SECONDS,
    registers,
  });
  const targets = new Counter({
    name: 'haizen_targets_settled_total',
    help: 'Menus (one per shop and run) and categories that have settled.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'haizen_target_errors_total',
    help: 'Why menus and categories failed or were held.',
    labelNames: ['kind', 'code'],
    registers,
  });
  const targetDurations = new Histogram({
    name: 'haizen_target_duration_seconds',
    help: 'How long the menus and categories took that were begun.',
    labelNames: ['kind', 'outcome'],
    buckets: SHOP_BUCKETS_SECONDS,
    registers,
  });
  const phases = new Counter({
    name: 'haizen_menu_phase_seconds_total',
    help: 'Where the time of the menus went: reading, publishing, waiting for a free place at a gate.',
    labelNames: ['phase'],
    registers,
  });
  const wakeUps = new Counter({
    name: 'haizen_chain_wakeups_total',
    help: 'Chains with open work that were found without a conductor.',
    registers,
  });

  // Start at 0: a rate over a series that first appears with a failure misses that failure.
  for (const scope of ['all', 'shops', 'shop']) for (const outcome of RUN_OUTCOMES) runs.inc({ scope, outcome }, 0);
  for (const kind of TARGET_KINDS) {
    for (const code of SYNC_ERROR_CODES) failures.inc({ kind: kindLabel(kind), code }, 0);
  }
  for (const outcome of OUTCOMES) targets.inc({ kind: kindLabel('MENU'), outcome: stateLabel(outcome) }, 0);

  return {
    /** `answer`: the kind of a `SyncAnswer`, or why a retry or an approval was refused. */
    requested: (answer: string) => requests.inc({ answer }),
    woken: (chains: number) => wakeUps.inc(chains),
    settled({ kind, outcome, errorCode, durationMs, ...spent }: Settled): void {
      const labels = { kind: kindLabel(kind), outcome: stateLabel(outcome) };
      targets.inc(labels);
      targetDurations.observe(labels, durationMs / 1_000);
      if (errorCode !== undefined) failures.inc({ kind: labels.kind, code: errorCode });
      if (kind !== 'MENU') return;
      phases.inc({ phase: 'read' }, (spent.readMs ?? 0) / 1_000);
      phases.inc({ phase: 'publish' }, (spent.publishMs ?? 0) / 1_000);
      phases.inc({ phase: 'wait' }, (spent.waitMs ?? 0) / 1_000);
    },
    notBegun: ({ outcome, shops }: { outcome: Outcome; shops: number }) =>
      targets.inc({ kind: kindLabel('MENU'), outcome: stateLabel(outcome) }, shops),
    finished({ scope, durationMs, counts }: Finished): void {
      runs.inc({ scope, outcome: runOutcome(counts) });
      runDurations.observe({ scope }, Math.max(0, durationMs) / 1_000);
    },
  };
}
