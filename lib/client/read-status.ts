import type { Status } from '#lib/contract/status.ts';
import { ApiProblem } from './api-errors.ts';
import { confirmStatus, mergeStatus, type StatusSnapshot, withFailure } from './merge-status.ts';

/** What a viewer knows already: up to which cursor, and the server's name for it. */
export type Known = { readonly since: string | undefined; readonly etag: string | null };

/** Without a status the server confirms what is known. `at` is its clock when it answered, if that arrived. */
export type StatusAnswer = {
  readonly status: Status | null;
  readonly etag: string | null;
  readonly at: string | null;
};

export type StatusReader = {
  /** What is shown at this moment; asked again after the answer, for it may have moved on. */
  readonly current: () => StatusSnapshot | undefined;
  readonly ask: (known: Known) => Promise<StatusAnswer>;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
};

const NOTHING: Known = { since: undefined, etag: null };

/**
 * One poll: asks for what changed since the snapshot and puts it in. While nobody answers, the snapshot stays and counts
 * the failures; without a snapshot, or where the server refuses, the error is thrown.
 */
export async function readStatus({ current, ask, signal, nowMs }: StatusReader): Promise<StatusSnapshot> {
  const sentAtMs = nowMs();
  const shown = current();
  let known: Known = shown === undefined ? NOTHING : { since: shown.cursor, etag: shown.etag };
  const askAnew = () => ask((known = NOTHING));
  try {
    let answer = await ask(known).catch((error: unknown) => {
      // A cursor of another version or database: begin again with the whole.
      if (known.since === undefined || !isRefused(error) || error.problem.code !== 'invalid-query') throw error;
      return askAnew();
    });
    // What was confirmed may be shown no more.
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

/** The server knows the question and will not answer it: asking again is no use. */
export function isRefused(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.status < 500;
}
