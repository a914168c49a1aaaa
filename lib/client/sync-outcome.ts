import { type SyncInProgress, syncInProgressSchema } from '#lib/contract/problems.ts';
import type { SyncAccepted } from '#lib/contract/sync.ts';
import { ApiProblem } from './api-errors.ts';

/** A sync that is already running is not an error: the page shows it. */
export type SyncOutcome =
  | ({ readonly kind: 'accepted' } & SyncAccepted)
  | { readonly kind: 'busy'; readonly conflict: SyncInProgress };

/** Turns the 409 of a running sync into a value; rethrows all other errors. */
export async function outcomeOf(answer: Promise<SyncAccepted>): Promise<SyncOutcome> {
  try {
    return { kind: 'accepted', ...(await answer) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'sync-in-progress') throw error;
    return { kind: 'busy', conflict: syncInProgressSchema.parse(error.body) };
  }
}
