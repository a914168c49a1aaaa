import type { z } from 'zod';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { issueWords } from './issue-words.ts';
import { ProblemError } from './problem-error.ts';

/** Parses a body or a query. Throws `code` with every invalid field, in the caller's language. */
export function parseInput<T>(
  schema: z.ZodType<T>,
  { value, code, locale }: { value: unknown; code: 'invalid-body' | 'invalid-query'; locale: Locale },
): T {
  const parsed = storable(schema).safeParse(value, { error: issueWords(locale) });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) =>
    fieldsOf(issue).map((field) => ({ field, message: issue.message })),
  );
  const fields = [...new Set(errors.flatMap(({ field }) => field || []))];
  throw new ProblemError(code, { errors, ...(fields.length > 0 && { facts: { field: fields.join(', ') } }) });
}

/** For unknown keys, the issue's path ends at the enclosing object, so the key is appended. */
function fieldsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [issue.path.join('.')];
  return issue.keys.map((key) => [...issue.path, key].join('.'));
}

const storables = new WeakMap<z.ZodType, z.ZodType>();

/** Cached, because a schema compiles on first use; one created per request would compile every time. */
function storable<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const cached = storables.get(schema) ?? schema.superRefine(refuseUnstorable);
  storables.set(schema, cached);
  return cached as z.ZodType<T>;
}

/** JSON allows null bytes, which Postgres rejects, and lone surrogates, which UTF-8 and URLs can't encode. */
function refuseUnstorable(data: unknown, context: z.RefinementCtx): void {
  for (const path of unstorablePaths(data, [])) context.addIssue({ code: 'custom', path: [...path] });
}

function unstorablePaths(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unstorablePaths(part, [...path, key]));
}

/** Query values by name. Rejects repeated names: proxies and servers disagree on which value counts. */
export function queryOf({ searchParams }: URL, locale: Locale): Readonly<Record<string, string>> {
  const names = [...searchParams.keys()];
  const repeated = [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
  if (repeated.length === 0) return Object.fromEntries(searchParams);
  const message = translatorFor(locale)('input.repeated');
  throw new ProblemError('invalid-query', {
    facts: { field: repeated.join(', ') },
    errors: repeated.map((field) => ({ field, message })),
  });
}
