import { factsOf, type SyncErrorFacts } from '../domain/errors.ts';

/** What is kept of a failure. Past the deadline the reason is the deadline, whatever the abort looked like on the way up. */
export function failureOf(
  error: unknown,
  { deadline, deadlineMs }: { deadline: AbortSignal; deadlineMs: number },
): SyncErrorFacts {
  if (deadline.aborted) return { code: 'shop-deadline', detail: { seconds: deadlineMs / 1_000 } };
  return factsOf(error);
}
