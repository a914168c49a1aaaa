import type { BusyRun } from '#lib/contract/problems.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { SyncAnswer } from '#lib/sync/requests/request-sync.ts';
import { ProblemError } from './problem-error.ts';

type Lost = Extract<SyncAnswer, { kind: 'busy' }>;

/** What is read of runs to tell of them. */
export type RunReads = {
  run(id: string): Promise<Run | null>;
  busyRuns(ids: readonly string[]): Promise<readonly BusyRun[]>;
};

/** A tool that met a running sync should look again after so many seconds. */
const RETRY_AFTER_SECONDS = 10;

/** Who and what is in the way of a sync. */
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
      more: { runs, busyShops: busy.map((one) => one.shopId) },
      headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
    });
  },
);

/** The run that holds the first of the wanted shops; where that one is free, or none is first, the newest that is in the way. */
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

/** Those who lost to the same attempt asked for the same, before it began: for all of them it is read once. */
function readOnce<Asked extends { readonly lost: Lost }, Told>(read: (reads: RunReads, asked: Asked) => Promise<Told>) {
  const told = new WeakMap<Lost, Promise<Told>>();
  return (reads: RunReads, asked: Asked): Promise<Told> => {
    const telling = told.get(asked.lost) ?? read(reads, asked);
    told.set(asked.lost, telling);
    return telling;
  };
}

function runIdsOf(busy: Lost['busy']): string[] {
  return [...new Set(busy.map((one) => one.runId))];
}

function secondsSince(time: string): number {
  return Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1_000));
}
