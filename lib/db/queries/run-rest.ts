import type { RunFacts } from '#lib/contract/facts.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { estimateEta, type Remaining } from '#lib/domain/estimate-eta.ts';
import { NEWEST_WEIGHT } from '#lib/domain/schedule.ts';
import { type SideTrouble, waitingFor } from '#lib/domain/waiting-for.ts';
import type { GateLoad } from '#lib/sync/ports.ts';

type Row = {
  run_id: string;
  slots: number;
  queued: Remaining['queued'];
  running: Remaining['running'] | null;
  settled: Remaining['settled'];
  beforehand_ms: number | null;
  beforehand_elapsed_ms: number | null;
  load: KnownLoad | null;
  now: Date;
};

/** Loads written by an earlier version lack newer fields. */
type KnownLoad = Readonly<Record<'pos' | 'ordering', Partial<GateLoad>>>;

type Rest = Pick<RunFacts, 'etaMs' | 'waitingFor'>;

export const NO_REST: Rest = { etaMs: null, waitingFor: null };

/**
 * Each unfinished run's remaining time in ms and what it waits for; while it waits there is no estimate. A settled shop's
 * average includes its newest duration (`expectNext`), which is subtracted to get the expectation before it.
 */
export async function restOfRuns(db: Reader, runIds: readonly string[]): Promise<Map<string, Rest>> {
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
          'tookMs', COALESCE(sum(result.duration_ms) FILTER (WHERE result.outcome = 'SUCCEEDED'), 0),
          'promisedMs', COALESCE(sum(GREATEST(0, (expected_ms - ${NEWEST_WEIGHT}::float * result.duration_ms) / (1 - ${NEWEST_WEIGHT}::float)))
            FILTER (WHERE result.outcome = 'SUCCEEDED'), 0))
        FROM sync_result AS result JOIN sync_state AS target ON target.id = result.target_id
        WHERE result.run_id = run.id AND result.kind = 'MENU') AS settled,
      (SELECT duration_ms::float FROM sync_state WHERE chain_id = run.chain_id AND kind = 'CATEGORIES' AND NOT EXISTS (
        SELECT FROM sync_result WHERE run_id = run.id AND kind = 'CATEGORIES')) AS beforehand_ms,
      (SELECT (extract(epoch FROM clock_timestamp() - started_at) * 1000)::float FROM sync_state
        WHERE chain_id = run.chain_id AND kind = 'CATEGORIES' AND state = 'RUNNING') AS beforehand_elapsed_ms,
      CASE WHEN lease.expires_at > clock_timestamp() THEN lease.load END AS load, clock_timestamp() AS now
    FROM sync_run AS run JOIN chain ON chain.id = run.chain_id
      LEFT JOIN conductor_lease AS lease ON lease.chain_id = run.chain_id
    WHERE run.id IN (${Prisma.join(runIds)})`;
  return new Map(rows.map((row) => [row.run_id, restOf(row)]));
}

function restOf(row: Row): Rest {
  const waiting = waitingOf(row);
  if (waiting !== null) return { etaMs: null, waitingFor: waiting };
  const { slots, queued, running, settled, beforehand_ms: beforehandMs, beforehand_elapsed_ms: elapsedMs } = row;
  const etaMs = estimateEta({
    slots,
    queued,
    running: running ?? [],
    settled,
    beforehandMs: beforehandMs ?? 0,
    beforehandElapsedMs: beforehandMs === null ? 0 : (elapsedMs ?? 0),
  });
  return { etaMs, waitingFor: null };
}

function waitingOf({ load, now }: Row): RunFacts['waitingFor'] {
  if (load === null) return null;
  const found = waitingFor({ pos: troubleOf(load.pos), ordering: troubleOf(load.ordering) }, now.getTime());
  if (found === null) return null;
  const { side, why, untilMs } = found;
  return { side, why, until: untilMs === null ? null : new Date(untilMs).toISOString() };
}

function troubleOf({ closedUntilMs = null, slowedBy, retrying = false }: Partial<GateLoad>): SideTrouble {
  return { closedUntilMs, isDown: slowedBy === 'down', isRetrying: retrying };
}
