import { factsOf, type SyncErrorDetail, type SyncErrorFacts } from '#lib/domain/errors.ts';

/** The failure to save. Past the deadline, that is the reason, whatever error the abort surfaced as. */
export function failureOf(
  error: unknown,
  { deadline, deadlineMs }: { deadline: AbortSignal; deadlineMs: number },
): SyncErrorFacts {
  if (deadline.aborted) return { code: 'shop-deadline', detail: { seconds: deadlineMs / 1_000 } };
  return storable(factsOf(error));
}

/**
 * The upstream's message can contain characters that the database rejects: a failure that can't be saved would never
 * settle.
 */
function storable({ code, detail }: SyncErrorFacts): SyncErrorFacts {
  if (detail === undefined) return { code };
  const clean = Object.entries(detail).map(([key, value]) => [
    key,
    typeof value === 'string' ? cleanText(value) : value,
  ]);
  return { code, detail: Object.fromEntries(clean) as SyncErrorDetail };
}

const cleanText = (text: string) => text.replaceAll(/\p{Cc}/gu, '\uFFFD').toWellFormed();
