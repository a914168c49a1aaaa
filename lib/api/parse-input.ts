import type { z } from 'zod';
import type { Locale } from '#lib/messages/locale.ts';
import { issueWords } from './issue-words.ts';
import { ProblemError } from './problem-error.ts';

/** Parses a body or a query; a refusal names every field at fault, in the caller's language. */
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

/** An unknown key is named itself: the path of its issue ends at the object around it. */
function fieldsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [issue.path.join('.')];
  return issue.keys.map((key) => [...issue.path, key].join('.'));
}

const storables = new WeakMap<z.ZodType, z.ZodType>();

/** A schema compiles itself at its first use: one that is made for each request would do so each time. */
function storable<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const known = storables.get(schema) ?? schema.superRefine(refuseUnstorable);
  storables.set(schema, known);
  return known as z.ZodType<T>;
}

/** JSON can hold null bytes and half surrogate pairs; Postgres can't hold the first, nor UTF-8 and URLs the second. */
function refuseUnstorable(data: unknown, context: z.RefinementCtx): void {
  for (const path of unstorablePaths(data, [])) context.addIssue({ code: 'custom', path: [...path] });
}

function unstorablePaths(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unstorablePaths(part, [...path, key]));
}
