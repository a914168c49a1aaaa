import type { BusyRun } from '#lib/contract/problems.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { SyncAnswer } from '#lib/sync/requests/sync-request.ts';
import { ProblemError } from './problem-error.ts';

type Lost = Extract<SyncAnswer, { kind: 'busy' }>;

export type RunReads = {
  run(id: string): Promise<Run | null>;
  busyRuns(ids: readonly string[]): Promise<readonly BusyRun[]>;
};

const RETRY_AFTER_SECONDS = 10;

/** The problem with the runs and shops that block a sync. */
export const syncInProgress = readOnce(
  async (reads, { lost: { busy }, wantedShops }: { lost: Lost; wantedShops: number | undefined }) => {
    const runs = await reads.busyRuns(runIdsOf(busy));
    const [first] = runs;
    return new ProblemError('sync-in-progress', {
      facts: {
        busyShops: busy.length,
        ...(wantedShops !== undefined && { wantedShops }),
        ...(first && {
          requestedBy: first.requestedBy,
          requestedByKind: first.requestedByKind,
          secondsAgo: secondsSince(first.startedAt),
        }),
      },
      more: { runs, busyShops: busy.map(({ shopId }) => shopId) },
      headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
    });
  },
);

/** The run that holds the first requested shop; if that shop is free or not given, the newest conflicting run. */
export const runInTheWay = readOnce(
  async (reads, { lost: { busy }, firstShopId }: { lost: Lost; firstShopId: string | undefined }) => {
    const holder = busy.find(({ shopId }) => shopId === firstShopId)?.runId;
    return reads.run(holder ?? (await newestOf(reads, runIdsOf(busy))) ?? '');
  },
);

async function newestOf(reads: RunReads, runIds: readonly string[]): Promise<string | undefined> {
  const [only, ...others] = runIds;
  return others.length === 0 ? only : (await reads.busyRuns(runIds)).at(-1)?.id;
}

/** Requests that share an answer asked for the same shops before it was determined, so one read serves all of them. */
function readOnce<Query extends { readonly lost: Lost }, Value>(
  read: (reads: RunReads, query: Query) => Promise<Value>,
) {
  const cache = new WeakMap<Lost, Promise<Value>>();
  return (reads: RunReads, query: Query): Promise<Value> => {
    const value = cache.get(query.lost) ?? read(reads, query);
    cache.set(query.lost, value);
    return value;
  };
}

function runIdsOf(busy: Lost['busy']): string[] {
  return [...new Set(busy.map(({ runId }) => runId))];
}

function secondsSince(time: string): number {
  return Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1_000));
}
