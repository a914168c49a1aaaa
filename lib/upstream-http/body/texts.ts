import { z } from 'zod';

/** Longer than any vendor's ids, short enough for a database index and a path. */
const ID_MAX_CHARS = 255;
const NOT_AN_ID = 'not an id';

/**
 * Rejects NUL and lone surrogates, which JSON's escapes allow but database columns don't. Repairing them would publish
 * broken names.
 */
export const text = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'NUL or half a surrogate pair');

/** A pagination cursor; sent back in a URL. Square's have some hundred characters. */
export const cursor = text.max(4_096);

/** Without control characters and lone surrogates. */
export const id = z.string().refine(isId, NOT_AN_ID);

function isId(value: string): boolean {
  return value.length <= ID_MAX_CHARS && /^[^\p{Cc}\p{Cs}]+$/u.test(value);
}

/** Interned ids: thousands of objects name the same shops. */
const interned = new Map<string, string>();
const MOST_INTERNED = 20_000;

/** Like `listOf(id)`, but shares id strings; for long lists. */
export const idList = z.unknown().transform((value, context): readonly string[] => {
  const list = Array.isArray(value) ? value : null;
  const bad = list?.findIndex((entry) => typeof entry !== 'string' || (!interned.has(entry) && !isId(entry))) ?? 0;
  if (list === null || bad >= 0) {
    context.addIssue({ code: 'custom', path: list === null ? [] : [bad], message: NOT_AN_ID });
    return z.NEVER;
  }
  return list.map((entry: string) => sharedId(entry));
});

function sharedId(entry: string): string {
  const shared = interned.get(entry);
  if (shared !== undefined) return shared;
  if (interned.size >= MOST_INTERNED) interned.clear();
  interned.set(entry, entry);
  return entry;
}
