import { estimateRest, type Remaining } from '../../domain/estimate-rest.ts';
import { NEWEST_WEIGHT } from '../../domain/order-of-work.ts';
import type { Database } from '../database.ts';
import { Prisma } from '../generated/client.ts';

type Row = {
  run_id: string;
  slots: number;
  queued: Remaining['queued'];
  running: Remaining['running'] | null;
  settled: Remaining['settled'];
  beforehand_ms: number | null;
};

/**
 * How long each unfinished run still takes, in ms; null where it can't be told yet. What a settled shop had promised is
 * its average without the newest duration, which it has taken in by now (`expectNext`).
 */
export async function restOfRuns(db: Database, runIds: readonly string[]): Promise<Map<string, number | null>> {
  if (runIds.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    SELECT run.id AS run_id, chain.shop_limit AS slots,
      (SELECT jsonb_build_object('shops', count(*), 'known', count(expected_ms),
          'knownMs', COALESCE(sum(expected_ms), 0), 'longestMs', COALESCE(max(expected_ms), 0))
        FROM sync_state WHERE run_id = run.id AND kind = 'MENU' AND state = 'QUEUED') AS queued,
      (SELECT jsonb_agg(jsonb_build_object('expectedMs', expected_ms,
          'elapsedMs', COALESCE(extract(epoch FROM clock_timestamp() - started_at) * 1000, 0)))
        FROM sync_state WHERE run_id = run.id AND kind = 'MENU' AND state = 'RUNNING') AS running,
      (SELECT jsonb_build_object('shops', count(*), 'meanMs', avg(result.duration_ms) FILTER (WHERE result.duration_ms > 0),
          'tookMs', COALESCE(sum(result.duration_ms) FILTER (WHERE outcome = 'SUCCEEDED'), 0),
          'promisedMs', COALESCE(sum(GREATEST(0, (expected_ms - ${NEWEST_WEIGHT}::float * result.duration_ms) / (1 - ${NEWEST_WEIGHT}::float)))
            FILTER (WHERE outcome = 'SUCCEEDED'), 0))
        FROM sync_result AS result JOIN sync_state AS target ON target.id = result.target_id
        WHERE result.run_id = run.id AND result.kind = 'MENU') AS settled,
      (SELECT duration_ms::float FROM sync_state WHERE chain_id = run.chain_id AND kind = 'CATEGORIES' AND NOT EXISTS (
        SELECT FROM sync_result WHERE run_id = run.id AND kind = 'CATEGORIES')) AS beforehand_ms
    FROM sync_run AS run JOIN chain ON chain.id = run.chain_id WHERE run.id IN (${Prisma.join(runIds)})`;
  return new Map(rows.map((row) => [row.run_id, restOf(row)]));
}

function restOf({ slots, queued, running, settled, beforehand_ms: beforehandMs }: Row): number | null {
  return estimateRest({ slots, queued, running: running ?? [], settled, beforehandMs: beforehandMs ?? 0 });
}
