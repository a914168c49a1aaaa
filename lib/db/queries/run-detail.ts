import type { CauseFacts, RunDetailFacts } from '#lib/contract/facts.ts';
import type { Database } from '#lib/db/database.ts';
import { inOneMoment, type Reader } from '#lib/db/snapshot.ts';
import { readRevision } from '#lib/db/status/revision.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { Outcome } from '#lib/domain/state.ts';
import { timeParts } from '#lib/domain/time-parts.ts';
import type { Traffic } from '#lib/domain/traffic.ts';
import { listResults } from './results.ts';
import type { RunSummary } from './run-sums.ts';
import { trafficOfRuns } from './run-traffic.ts';
import { runFactsOf } from './runs.ts';
import { runningShops, waitingShops } from './shops.ts';

const MOST_CAUSES = 20;
const SLOWEST = 5;
/** More would push the rest of the page down. */
const LIVE_SHOPS = 6;

/** A run read from one snapshot, so that its counts, causes and shops are consistent. */
export function findRunDetail(db: Database, runId: string): Promise<RunDetailFacts | null> {
  return inOneMoment(db, (moment) => readRunDetail(moment, runId));
}

async function readRunDetail(db: Reader, runId: string): Promise<RunDetailFacts | null> {
  const row = await db.syncRun.findUnique({ where: { id: runId }, include: { chain: { select: { name: true } } } });
  if (row === null) return null;
  const { chain, ...run } = row;
  const [facts] = await runFactsOf(db, [run]);
  if (facts === undefined) return null;
  return {
    ...facts,
    chainName: chain.name,
    categories: await categoriesOf(db, { runId, chainId: run.chainId }),
    categoriesRemoved: run.categoriesRemoved,
    causes: await causesOf(db, runId),
    slowest: await slowestOf(db, runId),
    live: run.finishedAt === null ? await liveOf(db, { runId, chainId: run.chainId }) : null,
    traffic: await trafficOf(db, run),
  };
}

/** The progress of an unfinished run's shops. */
async function liveOf(
  db: Reader,
  { runId, chainId }: { runId: string; chainId: string },
): Promise<RunDetailFacts['live']> {
  const pulse = await readRevision(db, chainId);
  const settled = await listResults(db, { runId, limit: LIVE_SHOPS });
  return {
    at: (pulse?.at ?? new Date()).toISOString(),
    waiting: await waitingShops(db, { runId, limit: LIVE_SHOPS }),
    running: await runningShops(db, runId),
    settled: settled?.items ?? [],
    conductor: pulse?.conductor ?? null,
  };
}

/** Stored with the summary of a finished run; null for runs from before it was counted. */
async function trafficOf(db: Reader, { id, summary }: { id: string; summary: unknown }): Promise<Traffic | null> {
  if (summary !== null) return (summary as Partial<RunSummary>).traffic ?? null;
  const traffic = await trafficOfRuns(db, [id]);
  return traffic(id);
}

async function categoriesOf(
  db: Reader,
  { runId, chainId }: { runId: string; chainId: string },
): Promise<RunDetailFacts['categories']> {
  const where = { runId, kind: 'CATEGORIES' } as const;
  const result = await db.syncResult.findFirst({ where });
  if (result === null) {
    const state = await db.syncState.findFirst({
      where: { chainId, ...where, state: 'RUNNING' },
      select: { id: true },
    });
    return { state: state ? 'RUNNING' : 'QUEUED', total: null, counts: null, durationMs: null, error: null };
  }
  const { created, changed, removed, unchanged } = result;
  const counted = created !== null && changed !== null && removed !== null && unchanged !== null;
  return {
    state: result.outcome as Outcome,
    total: counted ? created + changed + unchanged : null,
    counts: counted ? { created, changed, removed, unchanged } : null,
    durationMs: result.durationMs,
    error: result.error as SyncErrorFacts | null,
  };
}

type CauseRow = {
  outcome: CauseFacts['outcome'];
  error: SyncErrorFacts;
  shops: number;
  shop_names: string[];
};

/** Errors with the same code, item name and cause code have the same cause. */
async function causesOf(db: Reader, runId: string): Promise<CauseFacts[]> {
  const rows = await db.$queryRaw<CauseRow[]>`
    SELECT result.outcome::text AS outcome, min(result.error::text)::jsonb AS error, count(*)::int AS shops,
      (array_agg(shop.name ORDER BY shop.platform_shop_id, shop.name))[1:3] AS shop_names
    FROM sync_result AS result
      JOIN sync_state AS target ON target.id = result.target_id JOIN shop ON shop.id = target.shop_id
    WHERE result.run_id = ${runId} AND result.kind = 'MENU' AND result.error IS NOT NULL
    GROUP BY result.outcome, result.error_code, result.error #>> '{detail,itemName}', result.error #>> '{detail,causeCode}'
    ORDER BY shops DESC LIMIT ${MOST_CAUSES}`;
  return rows.map(({ shop_names: shopNames, ...cause }) => ({ ...cause, shopNames }));
}

type SlowRow = {
  shop_id: string;
  shop_name: string;
  read_ms: number;
  wait_ms: number;
  publish_ms: number;
  duration_ms: number;
};

async function slowestOf(db: Reader, runId: string): Promise<RunDetailFacts['slowest']> {
  const rows = await db.$queryRaw<SlowRow[]>`
    SELECT shop.id AS shop_id, shop.name AS shop_name, read_ms, wait_ms, publish_ms, result.duration_ms
    FROM sync_result AS result
      JOIN sync_state AS target ON target.id = result.target_id JOIN shop ON shop.id = target.shop_id
    WHERE result.run_id = ${runId} AND result.kind = 'MENU' AND result.duration_ms > 0
    ORDER BY result.duration_ms DESC LIMIT ${SLOWEST}`;
  return rows.map((row) => ({
    shopId: row.shop_id,
    shopName: row.shop_name,
    ...timeParts({
      readMs: row.read_ms,
      waitMs: row.wait_ms,
      publishMs: row.publish_ms,
      durationMs: row.duration_ms,
    }),
    durationMs: row.duration_ms,
  }));
}
