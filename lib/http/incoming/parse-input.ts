import { en, ja } from 'zod/locales';
import type { z } from 'zod';
import type { Locale } from '../../messages/locale.ts';
import { ProblemError } from './problem-error.ts';

const WORDS = { ja: ja().localeError, en: en().localeError } as const;

/** Parses a body or a query; a refusal names every field at fault, in the caller's language. */
export function parseInput<T>(
  schema: z.ZodType<T>,
  { value, code, locale }: { value: unknown; code: 'invalid-body' | 'invalid-query'; locale: Locale },
): T {
  const parsed = schema.superRefine(refuseNullBytes).safeParse(value, { error: WORDS[locale] });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) =>
    fieldsOf(issue).map((field) => ({ field, message: issue.message })),
  );
  const field = errors[0]?.field;
  throw new ProblemError(code, { errors, ...(field && { facts: { field } }) });
}

/** An unknown key is named itself: the path of its issue ends at the object around it. */
function fieldsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [issue.path.join('.')];
  return issue.keys.map((key) => [...issue.path, key].join('.'));
}

/** JSON can hold them and Postgres can't. */
function refuseNullBytes(data: unknown, context: z.RefinementCtx): void {
  for (const path of nullBytePaths(data, [])) context.addIssue({ code: 'custom', path: [...path] });
}

function nullBytePaths(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => nullBytePaths(part, [...path, key]));
}
