import { PROBLEM_STATUS } from '../../domain/problems.ts';
import type { Locale } from '../../messages/locale.ts';
import { problemSentence } from '../../messages/sentences.ts';
import { StoreUnavailable, UnknownChain } from '../../sync/store.ts';
import { ProblemError } from './problem-error.ts';

/** The one map from errors to answers. What it does not know is `internal`, without a word of the cause. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof UnknownChain) return new ProblemError('not-found');
  if (error instanceof StoreUnavailable) return new ProblemError('not-ready', { headers: { 'Retry-After': '5' } });
  return new ProblemError('internal');
}

export function problemResponse({ code, options }: ProblemError, locale: Locale): Response {
  const { facts, errors, more, headers } = options;
  const status = PROBLEM_STATUS[code];
  const body = {
    type: `urn:haizen:problem:${code}`,
    status,
    code,
    ...problemSentence(locale, code, facts),
    ...(errors && { errors }),
    ...more,
  };
  return Response.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': locale, ...headers },
  });
}
