import { factsOf, type SyncErrorDetail, type SyncErrorFacts } from '#lib/domain/errors.ts';

/** What is kept of a failure. Past the deadline the reason is the deadline, whatever the abort looked like on the way up. */
export function failureOf(
  error: unknown,
  { deadline, deadlineMs }: { deadline: AbortSignal; deadlineMs: number },
): SyncErrorFacts {
  if (deadline.aborted) return { code: 'shop-deadline', detail: { seconds: deadlineMs / 1_000 } };
  return storable(factsOf(error));
}

/** What the other side said may hold characters that no database takes: a failure that can't be written down never ends. */
function storable({ code, detail }: SyncErrorFacts): SyncErrorFacts {
  if (detail === undefined) return { code };
  const clean = Object.entries(detail).map(([key, value]) => [
    key,
    typeof value === 'string' ? cleanText(value) : value,
  ]);
  return { code, detail: Object.fromEntries(clean) as SyncErrorDetail };
}

const cleanText = (text: string) => text.replaceAll(/\p{Cc}/gu, '\uFFFD').toWellFormed();
