import { z } from 'zod';

const SAID_MAX_CHARS = 300;
/** Of what is said no more is looked at. */
const READ_MAX_CHARS = 10 * SAID_MAX_CHARS;
/** An echo that was cut is a leak too, from so many characters on. */
const LEAK_CHARS = 10;

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
export function messageOf(body: unknown): string | undefined {
  const parsed = complaintSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { errors, detail, message, title, error_description: description, error } = parsed.data;
  const first = errors?.[0];
  return first?.detail ?? first?.message ?? detail ?? message ?? description ?? first?.code ?? title ?? error;
}

/**
 * Makes foreign words fit to keep and show: cut, on one line, without our own secrets should they be echoed, whole, in
 * part or as in a URL, and without what a JSON column refuses (NUL, half a surrogate pair).
 */
export function sanitizeMessage(said: string, secrets: readonly string[]): string {
  let text = said.slice(0, READ_MAX_CHARS);
  for (const secret of secrets) {
    text = withoutParts(text, secret);
    text = withoutParts(text, encodeURIComponent(secret.toWellFormed()));
  }
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, SAID_MAX_CHARS)
    .toWellFormed();
}

/** With … in place of every run of characters that is in the secret as well. */
function withoutParts(text: string, secret: string): string {
  const least = Math.min(LEAK_CHARS, secret.length);
  if (least === 0) return text;
  let left = '';
  for (let at = 0; at < text.length;) {
    let end = at + least;
    if (end > text.length || !secret.includes(text.slice(at, end))) {
      left += text.charAt(at);
      at += 1;
      continue;
    }
    while (end < text.length && secret.includes(text.slice(at, end + 1))) end += 1;
    left += '…';
    at = end;
  }
  return left;
}
