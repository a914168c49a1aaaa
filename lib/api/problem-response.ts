import { PROBLEM_STATUS } from '#lib/domain/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { problemSentence } from '#lib/messages/sentences.ts';
import { isStoreUnavailable, isUnknownChain, type StoreUnavailable } from '#lib/sync/store-errors.ts';
import { ProblemError } from './problem-error.ts';

/** The only mapping from errors to problems. Unknown errors become `internal`, which discloses nothing of the cause. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isUnknownChain(error)) return new ProblemError('not-found');
  if (isStoreUnavailable(error)) return unavailable(error.reason);
  return new ProblemError('internal');
}

/** 503 with a `Retry-After` that depends on what the database can't do. */
export function unavailable(reason: StoreUnavailable['reason']): ProblemError {
  return reason === 'not-writable'
    ? new ProblemError('database-not-writable', { headers: { 'Retry-After': '60' } })
    : new ProblemError('not-ready', { headers: { 'Retry-After': '5' } });
}

/** A problem shared by several responses is serialized once per language. */
const texts = new WeakMap<ProblemError, Map<Locale, string>>();

export function problemResponse(problem: ProblemError, locale: Locale): Response {
  const byLocale = texts.get(problem) ?? new Map<Locale, string>();
  texts.set(problem, byLocale);
  const text = byLocale.get(locale) ?? textOf(problem, locale);
  byLocale.set(locale, text);
  return new Response(text, {
    status: PROBLEM_STATUS[problem.code],
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': locale,
      ...problem.options.headers,
    },
  });
}

function textOf({ code, options: { facts, errors, more } }: ProblemError, locale: Locale): string {
  return JSON.stringify({
    type: `urn:haizen:problem:${code}`,
    status: PROBLEM_STATUS[code],
    code,
    ...problemSentence(locale, code, facts),
    ...(errors && { errors }),
    ...more,
  });
}
