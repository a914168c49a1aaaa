import { z } from 'zod';

const SAID_MAX_CHARS = 300;

const words = z.string().trim().min(1).optional().catch(undefined);
const entry = z.object({ detail: words, message: words, code: words }).catch({});
/** Square's `errors`, problem+json, and what else is common. */
const complaintSchema = z
  .object({
    errors: z.array(entry).catch([]),
    detail: words,
    message: words,
    title: words,
    error_description: words,
    error: words,
  })
  .partial();

/** What an answer that is no success says in words, if it says anything a person can use. */
export function wordsOf(body: unknown): string | undefined {
  const parsed = complaintSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { errors, detail, message, title, error_description: description, error } = parsed.data;
  const first = errors?.[0];
  return first?.detail ?? first?.message ?? detail ?? message ?? description ?? first?.code ?? title ?? error;
}

/**
 * Makes foreign words fit to keep and show: cut, on one line, without our own secrets should they be echoed, and
 * without what a JSON column refuses (NUL, half a surrogate pair).
 */
export function tidyWords(said: string, secrets: readonly string[]): string {
  let text = said;
  for (const secret of secrets) if (secret !== '') text = text.replaceAll(secret, '…');
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, SAID_MAX_CHARS)
    .toWellFormed();
}
