import type { Status } from '#lib/contract/status.ts';
import { ApiProblem } from './api-errors.ts';
import { confirmStatus, mergeStatus, type StatusSnapshot, withFailure } from './merge-status.ts';

/** The viewer's data: their cursor and ETag. */
export type Known = { readonly since: string | undefined; readonly etag: string | null };

/** No `status` means that the server confirmed the data. `at` is the server's time, if it was sent. */
export type StatusAnswer = {
  readonly status: Status | null;
  readonly etag: string | null;
  readonly at: string | null;
};

export type StatusReader = {
  /** Returns the current snapshot. Called again after the response, because it may have changed. */
  readonly current: () => StatusSnapshot | undefined;
  readonly ask: (known: Known) => Promise<StatusAnswer>;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
};

const NOTHING: Known = { since: undefined, etag: null };

/**
 * One poll: requests what changed since the snapshot and merges it. If the server is unreachable, keeps the snapshot
 * and counts the failure. Throws if there is no snapshot or the server rejects the request.
 */
export async function readStatus({ current, ask, signal, nowMs }: StatusReader): Promise<StatusSnapshot> {
  const sentAtMs = nowMs();
  const shown = current();
  let known: Known = shown === undefined ? NOTHING : { since: shown.cursor, etag: shown.etag };
  const askAnew = () => ask((known = NOTHING));
  try {
    let answer = await ask(known).catch((error: unknown) => {
      // The cursor is from another version or database: start over.
      if (known.since === undefined || !isRefused(error) || error.problem.code !== 'invalid-query') throw error;
      return askAnew();
    });
    // The confirmed snapshot may have been replaced.
    if (answer.status === null && current() === undefined) answer = await askAnew();
    return taken(current(), answer, { ...known, sentAtMs, receivedAtMs: nowMs() });
  } catch (error) {
    signal.throwIfAborted();
    const kept = current();
    if (kept === undefined || isRefused(error)) throw error;
    return withFailure(kept);
  }
}

type Asked = Known & { readonly sentAtMs: number; readonly receivedAtMs: number };

function taken(before: StatusSnapshot | undefined, answer: StatusAnswer, asked: Asked): StatusSnapshot {
  const { status, etag, at } = answer;
  if (status !== null) return mergeStatus(before, { ...status, at: at ?? status.at }, { ...asked, etag });
  if (before === undefined) throw new Error('nothing was known that could be confirmed');
  return confirmStatus(before, { ...asked, at });
}

/** The server rejected the request; retrying doesn't help. */
export function isRefused(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.status < 500;
}
