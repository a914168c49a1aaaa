import { localeFromHeader } from '#lib/messages/locale.ts';
import { ProblemError } from './problem-error.ts';
import { problemResponse } from './problem-response.ts';

/** For a request that no route gets to see. */
export function badRequest(acceptLanguage: string | undefined): Response {
  return problemResponse(new ProblemError('bad-request'), localeFromHeader(acceptLanguage));
}
