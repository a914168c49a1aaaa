import { estimateRest } from '../../domain/estimate-rest.ts';
import type { Database } from '../database.ts';
import { Prisma } from '../generated/client.ts';

type Row = {
  run_id: string;
  slots: number;
  left: number;
  known: number;
  known_ms: number;
  longest_ms: number;
  settled: number;
  settled_mean_ms: number | null;
};

/** How long each unfinished run still takes, in ms; null where it can't be told yet. */
export async function restOfRuns(db: Database, runIds: readonly string[]): Promise<Map<string, number | null>> {
  if (runIds.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    SELECT run.id AS run_id, chain.shop_limit AS slots, active.*, settled.*
    FROM sync_run AS run JOIN chain ON chain.id = run.chain_id,
    LATERAL (
      SELECT count(*)::int AS left, count(rest_ms)::int AS known, COALESCE(sum(rest_ms), 0)::float AS known_ms,
        COALESCE(max(rest_ms), 0)::float AS longest_ms
      FROM (
        SELECT CASE WHEN expected_ms IS NOT NULL THEN
          GREATEST(expected_ms - COALESCE(extract(epoch FROM clock_timestamp() - started_at) * 1000, 0), 0) END AS rest_ms
        FROM sync_state WHERE run_id = run.id AND kind = 'MENU' AND state IN ('QUEUED', 'RUNNING')) AS rest) AS active,
    LATERAL (
      SELECT count(*)::int AS settled, (avg(duration_ms) FILTER (WHERE duration_ms > 0))::float AS settled_mean_ms
      FROM sync_result WHERE run_id = run.id AND kind = 'MENU') AS settled
    WHERE run.id IN (${Prisma.join(runIds)})`;
  return new Map(rows.map((row) => [row.run_id, estimate(row)]));
}

function estimate(row: Row): number | null {
  const { left, known, settled, slots } = row;
  const { known_ms: knownMs, longest_ms: longestMs, settled_mean_ms: settledMeanMs } = row;
  return estimateRest({ left, known, settled, slots, knownMs, longestMs, settledMeanMs });
}
