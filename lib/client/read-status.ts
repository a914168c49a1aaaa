import type { Status } from '#lib/contract.ts';
import { ApiProblem } from './api-errors.ts';
import { mergeStatus, type StatusSnapshot, withFailure } from './merge-status.ts';

export type StatusReader = {
  /** What is shown at this moment; asked again after the answer, for it may have moved on. */
  readonly current: () => StatusSnapshot | undefined;
  readonly ask: (since: string | undefined) => Promise<Status>;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
};

/**
 * One poll: asks for what changed since the snapshot and puts it in. While nobody answers, the snapshot stays and counts
 * the failures; without a snapshot, or where the server refuses, the error is thrown.
 */
export async function readStatus({ current, ask, signal, nowMs }: StatusReader): Promise<StatusSnapshot> {
  const sentAtMs = nowMs();
  let since = current()?.cursor;
  try {
    const answer = await ask(since).catch((error: unknown) => {
      // A cursor of another version or database: begin again with the whole.
      if (since === undefined || !isRefused(error) || error.problem.code !== 'invalid-query') throw error;
      since = undefined;
      return ask(since);
    });
    return mergeStatus(current(), answer, { since, sentAtMs, receivedAtMs: nowMs() });
  } catch (error) {
    signal.throwIfAborted();
    const known = current();
    if (known === undefined || isRefused(error)) throw error;
    return withFailure(known);
  }
}

/** The server knows the question and will not answer it: asking again is no use. */
export function isRefused(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.status < 500;
}
