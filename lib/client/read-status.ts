import type { ShopChanges } from '#lib/contract/status.ts';
import { ApiProblem } from './api-errors.ts';
import { byId, type ClockArrival, mergeClock, mergeShops, type StatusSnapshot, withFailure } from './merge-status.ts';

/** The viewer's clock: its cursor and ETag. */
export type Known = { readonly atLeast: string | undefined; readonly etag: string | null };

export type ClockAnswer = Pick<ClockArrival, 'clock' | 'etag' | 'at'>;

/** The shops that changed after the cursor `since` (without one, all), never older than `atLeast`. */
export type ShopsWanted = { readonly since?: string; readonly atLeast?: string };

export type StatusReader = {
  /** Returns the current snapshot. Called again after the responses, because it may have changed. */
  readonly current: () => StatusSnapshot | undefined;
  readonly askClock: (known: Known) => Promise<ClockAnswer>;
  readonly askShops: (wanted: ShopsWanted) => Promise<ShopChanges>;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
};

const NOTHING: Known = { atLeast: undefined, etag: null };

/**
 * One poll: reads the clock and, if shops have changed, which. If the server is unreachable, keeps the snapshot and
 * counts the failure. Throws if there is no snapshot or the server rejects the request.
 */
export async function readStatus(reader: StatusReader): Promise<StatusSnapshot> {
  const { current, signal } = reader;
  const shown = current();
  try {
    const read = await (shown === undefined ? readAll(reader) : readSince(reader, shown));
    const meanwhile = current();
    return meanwhile !== undefined && meanwhile.sentAtMs > read.sentAtMs ? meanwhile : read;
  } catch (error) {
    signal.throwIfAborted();
    const kept = current();
    if (kept === undefined || isRefused(error)) throw error;
    return withFailure(kept);
  }
}

/** The clock and all shops at the same time. */
async function readAll(reader: StatusReader): Promise<StatusSnapshot> {
  const [{ clock, at, ...arrival }, all] = await Promise.all([clockArrival(reader, NOTHING), reader.askShops({})]);
  if (clock === null) throw new Error('nothing was known that could be confirmed');
  const shops = { shops: byId(all.items), shopsCursor: all.cursor };
  return upToDate(reader, { ...clock, ...shops, ...arrival, at: at ?? clock.at, failures: 0 });
}

async function readSince(reader: StatusReader, shown: StatusSnapshot): Promise<StatusSnapshot> {
  try {
    const arrival = await clockArrival(reader, { atLeast: shown.cursor, etag: shown.etag });
    return await upToDate(reader, mergeClock(shown, arrival));
  } catch (error) {
    // The cursor is from another version or database: start over.
    if (!isRefused(error) || error.problem.code !== 'invalid-query') throw error;
    return readAll(reader);
  }
}

async function clockArrival({ askClock, nowMs }: StatusReader, known: Known): Promise<ClockArrival> {
  const sentAtMs = nowMs();
  return { ...(await askClock(known)), sentAtMs, receivedAtMs: nowMs() };
}

/** The shops are never older than the clock, which says that a run has ended. */
async function upToDate({ askShops }: StatusReader, read: StatusSnapshot): Promise<StatusSnapshot> {
  if (read.shopsCursor === read.cursor) return read;
  return mergeShops(read, await askShops({ since: read.shopsCursor, atLeast: read.cursor }));
}

/** The server rejected the request; retrying doesn't help. */
export function isRefused(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.status < 500;
}
