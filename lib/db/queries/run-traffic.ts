import { Prisma } from '#lib/db/generated/client.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { NO_SIDE_TRAFFIC, type SideTraffic, type Traffic } from '#lib/domain/traffic.ts';

type Row = {
  run_id: string;
  side: keyof Traffic;
  requests: number;
  retries: number;
  busy: number;
  wait_ms: number;
  peak: number;
};

/** The traffic that runs caused at both upstreams, for the targets that have settled so far. */
export async function trafficOfRuns(db: Reader, runIds: readonly string[]): Promise<(runId: string) => Traffic> {
  const rows =
    runIds.length === 0
      ? []
      : await db.$queryRaw<Row[]>`
    SELECT run_id, side, sum((cost->>'requests')::int)::int AS requests, sum((cost->>'retries')::int)::int AS retries,
      sum((cost->>'busy')::int)::int AS busy, sum((cost->>'waitMs')::bigint)::float AS wait_ms,
      max((cost->>'peak')::int) AS peak
    FROM sync_result CROSS JOIN LATERAL jsonb_each(traffic) AS sides(side, cost)
    WHERE run_id IN (${Prisma.join(runIds)}) AND traffic IS NOT NULL GROUP BY 1, 2`;
  const of = (runId: string, side: keyof Traffic) => rows.find((row) => row.run_id === runId && row.side === side);
  return (runId) => ({ pos: sideOf(of(runId, 'pos')), ordering: sideOf(of(runId, 'ordering')) });
}

function sideOf(row: Row | undefined): SideTraffic {
  if (row === undefined) return NO_SIDE_TRAFFIC;
  const { requests, retries, busy, wait_ms: waitMs, peak } = row;
  return { requests, retries, busy, waitMs, peak };
}
