import type { Shop } from '#lib/contract/shops.ts';
import { longestFirst } from '#lib/domain/order-of-work.ts';

export type Lanes = {
  /** In the order in which they will be taken up. */
  readonly waiting: readonly Shop[];
  /** At the POS, or compared with what was last published; those that began first come first. */
  readonly reading: readonly Shop[];
  readonly publishing: readonly Shop[];
  /** Newest first. */
  readonly done: readonly Shop[];
};

/** Where each shop of a run is on its way. */
export function lanesOf(shops: Iterable<Shop>, runId: string): Lanes {
  const waiting: Shop[] = [];
  const reading: Shop[] = [];
  const publishing: Shop[] = [];
  const done: Shop[] = [];
  for (const shop of shops) {
    if (shop.runId === runId) laneOf(shop)?.push(shop);
  }
  return {
    waiting: longestFirst(waiting),
    reading: reading.toSorted(byStart),
    publishing: publishing.toSorted(byStart),
    done: done.toSorted((a, b) => timeOf(b.settledAt) - timeOf(a.settledAt) || order(a, b)),
  };

  function laneOf({ state, phase }: Shop): Shop[] | null {
    switch (state) {
      case 'QUEUED':
        return waiting;
      case 'RUNNING':
        return phase === 'PUBLISHING' ? publishing : reading;
      case 'IDLE':
        return null;
      case 'SUCCEEDED':
      case 'FAILED':
      case 'HELD':
      case 'SKIPPED':
      case 'CANCELLED':
        return done;
    }
  }
}

function byStart(a: Shop, b: Shop): number {
  return timeOf(a.startedAt) - timeOf(b.startedAt) || order(a, b);
}

function timeOf(time: string | null): number {
  return time === null ? 0 : Date.parse(time);
}

function order(a: Shop, b: Shop): number {
  return a.id < b.id ? -1 : 1;
}
