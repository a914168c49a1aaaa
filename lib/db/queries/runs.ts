import type { RunFacts } from '#lib/contract/facts.ts';
import type { BusyRun } from '#lib/contract/problems.ts';
import type { SyncRun } from '#lib/db/generated/client.ts';
import { isoOrNull } from '#lib/db/iso-or-null.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { ACTOR_KINDS, type ActorKind } from '#lib/domain/access.ts';
import { decodePlace, encodePlace } from './cursor.ts';
import { NO_REST, restOfRuns } from './run-rest.ts';
import { type RunSums, sumRuns } from './run-sums.ts';

export type RunPage = { readonly items: readonly RunFacts[]; readonly nextCursor?: string };

const LIST = 'runs';
/** The column is a 32-bit integer. */
const MOST_RUNS = 2_147_483_647;

/** The runs of these chains, newest first; null if the cursor is invalid. */
export async function listRuns(
  db: Reader,
  query: { chains: 'all' | readonly string[]; limit: number; cursor?: string },
): Promise<RunPage | null> {
  const before = query.cursor === undefined ? undefined : numberOf(query.cursor);
  if (before === null) return null;
  const rows = await db.syncRun.findMany({
    where: {
      ...(query.chains !== 'all' && { chainId: { in: [...query.chains] } }),
      ...(before !== undefined && { number: { lt: before } }),
    },
    orderBy: { number: 'desc' },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await runFactsOf(db, page),
    ...(rows.length > query.limit && last && { nextCursor: encodePlace(LIST, [String(last.number), last.id]) }),
  };
}

/** Null if the cursor is invalid. */
function numberOf(cursor: string): number | null {
  const number = Number(decodePlace(LIST, cursor)?.[0] ?? Number.NaN);
  return Number.isInteger(number) && number >= 0 && number <= MOST_RUNS ? number : null;
}

export async function findRun(db: Reader, runId: string): Promise<RunFacts | null> {
  const row = await db.syncRun.findUnique({ where: { id: runId } });
  const [run] = row === null ? [] : await runFactsOf(db, [row]);
  return run ?? null;
}

/** A chain's unfinished runs, oldest first. */
export async function unfinishedRuns(db: Reader, chainId: string): Promise<RunFacts[]> {
  const rows = await db.syncRun.findMany({ where: { chainId, finishedAt: null }, orderBy: { number: 'asc' } });
  return runFactsOf(db, rows);
}

/** The last finished run over all of a chain's shops. */
export async function lastAllRun(db: Reader, chainId: string): Promise<RunFacts | null> {
  const row = await db.syncRun.findFirst({
    where: { chainId, scope: 'all', finishedAt: { not: null } },
    orderBy: { number: 'desc' },
  });
  const [run] = row === null ? [] : await runFactsOf(db, [row]);
  return run ?? null;
}

/** The runs that conflict with a request, for its 409 response. */
export async function busyRuns(db: Reader, runIds: readonly string[]): Promise<BusyRun[]> {
  const rows = await db.syncRun.findMany({ where: { id: { in: [...runIds] } }, orderBy: { number: 'asc' } });
  const sums = await sumsOf(db, rows);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    requestedBy: row.requestedBy,
    requestedByKind: actorKindOf(row.requestedByKind),
    startedAt: (row.startedAt ?? row.requestedAt).toISOString(),
    done: sums(row).counts.SUCCEEDED,
    settled: settledOf(row, sums(row)),
    total: row.total,
  }));
}

export async function runFactsOf(db: Reader, rows: readonly SyncRun[]): Promise<RunFacts[]> {
  const sums = await sumsOf(db, rows);
  const rest = await restOfRuns(db, openIds(rows.filter((row) => !isWaiting(row))));
  return rows.map((row) => {
    const { counts, created, changed, removed, changedShops } = sums(row);
    return {
      id: row.id,
      number: row.number,
      chainId: row.chainId,
      scope: row.scope,
      shopName: row.shopName,
      full: row.full,
      retryOf: row.retryOf,
      follows: isWaiting(row),
      requestedBy: row.requestedBy,
      requestedByKind: actorKindOf(row.requestedByKind),
      requestedAt: row.requestedAt.toISOString(),
      startedAt: isoOrNull(row.startedAt),
      finishedAt: isoOrNull(row.finishedAt),
      durationMs: row.finishedAt === null ? null : row.finishedAt.getTime() - row.requestedAt.getTime(),
      stopped: stoppedOf(row),
      done: counts.SUCCEEDED,
      settled: settledOf(row, { counts }),
      total: row.total,
      counts,
      totals: { created, changed, removed, changedShops },
      ...((row.finishedAt === null ? rest.get(row.id) : undefined) ?? NO_REST),
    };
  });
}

function stoppedOf({ cancelledBy, cancelledByKind, cancelledAt }: SyncRun) {
  if (cancelledBy === null) return null;
  return { by: cancelledBy, byKind: actorKindOf(cancelledByKind), at: isoOrNull(cancelledAt) };
}

export function actorKindOf(kind: string | null): ActorKind | null {
  return ACTOR_KINDS.find((known) => known === kind) ?? null;
}

/** A run that waits has no shops to count yet. */
function isWaiting({ follows, finishedAt }: SyncRun): boolean {
  return follows && finishedAt === null;
}

function openIds(rows: readonly SyncRun[]): string[] {
  return rows.filter((row) => row.summary === null).map((row) => row.id);
}

async function sumsOf(db: Reader, rows: readonly SyncRun[]): Promise<(row: SyncRun) => RunSums> {
  const sums = await sumRuns(db, openIds(rows));
  // Written by `finishRuns` from the same type.
  return (row) => sums.get(row.id) ?? (row.summary as RunSums);
}

/** The number of settled shops, whatever their outcome. */
function settledOf({ total, follows }: SyncRun, { counts }: Pick<RunSums, 'counts'>): number {
  if (follows) return 0;
  return Math.max(0, total - counts.QUEUED - counts.RUNNING);
}
