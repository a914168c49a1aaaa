import { localeFromHeader } from '#lib/messages/locale.ts';
import { ProblemError } from './problem-error.ts';
import { problemResponse } from './problem-response.ts';

/** For requests that are rejected before they reach a route. */
export function badRequest(acceptLanguage: string | undefined): Response {
  return problemResponse(new ProblemError('bad-request'), localeFromHeader(acceptLanguage));
}
