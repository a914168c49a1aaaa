import { Prisma } from '#lib/db/generated/client.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { TARGET_STATES, type TargetState } from '#lib/domain/state.ts';
import type { Traffic } from '#lib/domain/traffic.ts';

/** A run's shops by state, and sums over the settled ones. */
export type RunSums = {
  readonly counts: Readonly<Record<TargetState, number>>;
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly changedShops: number;
};

/** Stored with a run when it ends. */
export type RunSummary = RunSums & { readonly traffic: Traffic };

type Row = {
  run_id: string;
  state: TargetState;
  shops: number;
  created: number;
  changed: number;
  removed: number;
  changed_shops: number;
};

export const NO_SHOPS = Object.fromEntries(TARGET_STATES.map((state) => [state, 0])) as Readonly<
  Record<TargetState, number>
>;

/** Counts the rows themselves: results for settled shops, target states for active ones. */
export async function sumRuns(db: Reader, runIds: readonly string[]): Promise<Map<string, RunSums>> {
  if (runIds.length === 0) return new Map();
  const ids = Prisma.join(runIds);
  const rows = await db.$queryRaw<Row[]>`
    SELECT run_id, outcome::text AS state, count(*)::int AS shops, 
      COALESCE(sum(created) FILTER (WHERE outcome = 'SUCCEEDED'), 0)::int AS created,
      COALESCE(sum(changed) FILTER (WHERE outcome = 'SUCCEEDED'), 0)::int AS changed,
      COALESCE(sum(removed) FILTER (WHERE outcome = 'SUCCEEDED'), 0)::int AS removed,
      (count(*) FILTER (WHERE outcome = 'SUCCEEDED' AND created + changed + removed > 0))::int AS changed_shops
    FROM sync_result WHERE run_id IN (${ids}) AND kind = 'MENU' GROUP BY 1, 2
    UNION ALL
    SELECT run_id, state::text, count(*)::int, 0, 0, 0, 0
    FROM sync_state WHERE run_id IN (${ids}) AND kind = 'MENU' AND state IN ('QUEUED', 'RUNNING') GROUP BY 1, 2`;
  const byRun = Map.groupBy(rows, (row) => row.run_id);
  return new Map(runIds.map((id) => [id, addUp(byRun.get(id) ?? [])]));
}

function addUp(rows: readonly Row[]): RunSums {
  const total = (key: 'created' | 'changed' | 'removed' | 'changed_shops') =>
    rows.reduce((sum, row) => sum + row[key], 0);
  return {
    counts: { ...NO_SHOPS, ...Object.fromEntries(rows.map((row) => [row.state, row.shops])) },
    created: total('created'),
    changed: total('changed'),
    removed: total('removed'),
    changedShops: total('changed_shops'),
  };
}
