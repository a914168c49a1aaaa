import { z } from 'zod';

const SAID_MAX_CHARS = 300;
/** Only this much of a message is examined. */
const READ_MAX_CHARS = 10 * SAID_MAX_CHARS;
/** A truncated echo of a secret is also a leak, from this many characters. */
const LEAK_CHARS = 10;

const words = z.string().trim().min(1).optional().catch(undefined);
const entry = z.object({ detail: words, message: words, code: words }).catch({});
/** Square's `errors`, problem+json and other common fields. */
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

/** Extracts a human-readable message from an error response. */
export function messageOf(body: unknown): string | undefined {
  const parsed = complaintSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { errors, detail, message, title, error_description: description, error } = parsed.data;
  const first = errors?.[0];
  return first?.detail ?? first?.message ?? detail ?? message ?? description ?? first?.code ?? title ?? error;
}

/**
 * Makes an upstream's message safe to store and show: truncated, on one line, without our own secrets (whole, partial
 * or URL-encoded), and without what a JSON column rejects (NUL, lone surrogates).
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

/** Replaces every run of characters that also occurs in the secret with …. */
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
