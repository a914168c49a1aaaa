import type { Database } from '#lib/db/database.ts';
import type { TargetKind, TargetState } from '#lib/domain/state.ts';

export type TargetCount = {
  readonly kind: TargetKind;
  readonly state: TargetState;
  readonly targets: number;
  /** Since the oldest was queued (QUEUED), started (RUNNING) or settled, by the database's clock. */
  readonly oldestSeconds: number;
};

/** Counts all chains' targets by state in one statement; out-of-scope shops count only while a run holds them. */
export async function targetCounts(db: Database): Promise<TargetCount[]> {
  const rows = await db.$queryRaw<(Omit<TargetCount, 'oldestSeconds'> & { oldest: number })[]>`
    SELECT target.kind::text AS kind, target.state::text AS state, count(*)::int AS targets,
      COALESCE(extract(epoch FROM clock_timestamp() - min(
        CASE WHEN target.state = 'QUEUED' THEN queued_at WHEN target.state = 'RUNNING' THEN started_at
          WHEN target.state IN ('SKIPPED', 'CANCELLED') THEN missed_at ELSE settled_at END
      )), 0)::float AS oldest
    FROM sync_state AS target LEFT JOIN shop ON shop.id = target.shop_id
    WHERE shop.in_scope IS NOT FALSE OR target.state IN ('QUEUED', 'RUNNING')
    GROUP BY 1, 2`;
  return rows.map(({ oldest, ...row }) => ({ ...row, oldestSeconds: Math.max(0, oldest) }));
}
