import type { ResultDetailFacts, ResultFacts } from '#lib/contract/facts.ts';
import type { Prisma, Shop, SyncResult } from '#lib/db/generated/client.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { MOST_CHANGES } from '#lib/db/target-step-row.ts';
import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { MasterIssue } from '#lib/domain/master.ts';
import type { EntryChange } from '#lib/domain/plan.ts';
import type { Outcome } from '#lib/domain/state.ts';
import { decodePlace, encodePlace } from './cursor.ts';

export type ResultPage = { readonly items: readonly ResultFacts[]; readonly nextCursor?: string };

const LIST = 'results';

/** A run's results, newest first; null if the cursor is invalid. */
export async function listResults(
  db: Reader,
  query: { runId: string; state?: Outcome; limit: number; cursor?: string },
): Promise<ResultPage | null> {
  const place = query.cursor === undefined ? undefined : placeOf(query.cursor);
  if (place === null) return null;
  const rows = await db.syncResult.findMany({
    where: { runId: query.runId, kind: 'MENU', outcome: query.state, ...(place && olderThan(place)) },
    orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
    omit: { changes: true },
    include: { target: { select: { shop: true } } },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.flatMap(({ target, ...row }) => (target.shop === null ? [] : [resultFactsOf(row, target.shop)])),
    ...(rows.length > query.limit &&
      last && { nextCursor: encodePlace(LIST, [last.finishedAt.toISOString(), last.id]) }),
  };
}

/** A shop's result in a run, or its newest result, with the written changes; null if there is none. */
export async function findShopResult(
  db: Reader,
  { shopId, runId }: { shopId: string; runId?: string },
): Promise<ResultDetailFacts | null> {
  const row = await db.syncResult.findFirst({
    where: { kind: 'MENU', target: { shopId }, ...(runId !== undefined && { runId }) },
    orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
    include: { target: { select: { shop: true } }, run: { select: { number: true } } },
  });
  if (row === null) return null;
  const { target, run, changes, ...plain } = row;
  if (target.shop === null) return null;
  const written = (changes ?? []) as unknown as readonly EntryChange[];
  return {
    ...resultFactsOf(plain, target.shop),
    runNumber: run.number,
    changes: written,
    complete: written.length < MOST_CHANGES,
  };
}

type ResultPlace = { readonly finishedAt: Date; readonly id: string };

/** Null if the cursor is invalid. */
function placeOf(cursor: string): ResultPlace | null {
  const [time, id] = decodePlace(LIST, cursor) ?? ['', ''];
  const finishedAt = new Date(time);
  return finishedAt.getTime() > 0 && finishedAt.toISOString() === time ? { finishedAt, id } : null;
}

function olderThan({ finishedAt, id }: ResultPlace): Prisma.SyncResultWhereInput {
  return { OR: [{ finishedAt: { lt: finishedAt } }, { finishedAt, id: { lt: id } }] };
}

function resultFactsOf(row: Omit<SyncResult, 'changes'>, shop: Shop): ResultFacts {
  const { created, changed, removed, unchanged } = row;
  const counted = created !== null && changed !== null && removed !== null && unchanged !== null;
  return {
    id: row.id,
    runId: row.runId,
    shopId: shop.id,
    shopName: shop.name,
    shopNumber: shop.platformShopId,
    state: row.outcome as Outcome,
    begun: row.begun,
    counts: counted ? { created, changed, removed, unchanged } : null,
    headline: row.headline as ChangeSummary | null,
    issues: row.issues as unknown as MasterIssue[],
    error: row.error as SyncErrorFacts | null,
    waitMs: row.waitMs,
    readMs: row.readMs,
    publishMs: row.publishMs,
    durationMs: row.durationMs,
    finishedAt: row.finishedAt.toISOString(),
  };
}
