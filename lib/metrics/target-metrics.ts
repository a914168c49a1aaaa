import { Gauge, type Registry } from 'prom-client';
import { TARGET_KINDS, TARGET_STATES, type TargetKind, type TargetState } from '#lib/domain/state.ts';
import { kindLabel, stateLabel } from './labels.ts';

/** The number of targets in a state, and how many seconds the oldest of them has been waiting. */
export type TargetCount = {
  readonly kind: TargetKind;
  readonly state: TargetState;
  readonly targets: number;
  readonly oldestSeconds: number;
};

/** Sets the counts from the database for each scrape; null if it is down, which is then the only thing reported. */
export function targetMetrics(registry: Registry): (counts: readonly TargetCount[] | null) => void {
  const registers = [registry];
  const up = new Gauge({
    name: 'haizen_database_up',
    help: '1 where the database answered this scrape, or one a few seconds ago.',
    registers,
  });
  const targets = new Gauge({
    name: 'haizen_targets',
    help: 'Menus (one per shop in scope) and categories by state, in the whole database: the same from every process.',
    labelNames: ['kind', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'haizen_oldest_target_age_seconds',
    help: 'How long the first of the queued, the running or the held waits already; 0 where none does. As haizen_targets.',
    labelNames: ['state'],
    registers,
  });
  return (counts) => {
    up.set(counts === null ? 0 : 1);
    targets.reset();
    oldest.reset();
    if (counts === null) return;
    for (const kind of TARGET_KINDS) {
      for (const state of TARGET_STATES) targets.set({ kind: kindLabel(kind), state: stateLabel(state) }, 0);
    }
    for (const { kind, state, targets: count } of counts) {
      targets.set({ kind: kindLabel(kind), state: stateLabel(state) }, count);
    }
    for (const wanted of ['QUEUED', 'RUNNING', 'HELD'] as const) {
      const ages = counts.filter(({ state }) => state === wanted).map(({ oldestSeconds }) => oldestSeconds);
      oldest.set({ state: stateLabel(wanted) }, Math.max(0, ...ages));
    }
  };
}
