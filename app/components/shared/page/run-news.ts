import type { Run } from '#lib/contract/runs.ts';
import type { Shop } from '#lib/contract/shops.ts';

/** Runs in the previous poll but not in this one have finished. Counts how their shops ended. */
export function finishedSince(
  before: readonly Run[],
  after: readonly Run[],
  shops: ReadonlyMap<string, Shop>,
): { succeeded: number; failed: number; held: number } | null {
  const gone = new Set(before.filter((run) => !after.some((other) => other.id === run.id)).map((run) => run.id));
  if (gone.size === 0) return null;
  const mine = [...shops.values()].filter((shop) => shop.runId !== null && gone.has(shop.runId));
  const count = (state: Shop['state']) => mine.filter((shop) => shop.state === state).length;
  return { succeeded: count('SUCCEEDED'), failed: count('FAILED') + count('SKIPPED'), held: count('HELD') };
}

export function startedSince(before: readonly Run[], after: readonly Run[]): Run | null {
  return after.find((run) => !before.some((other) => other.id === run.id)) ?? null;
}
