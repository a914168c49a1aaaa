import { ProblemError } from './problem-error.ts';

/** Sign-in is paused for this long. */
export function lockedFor({ retryAfterSeconds }: { readonly retryAfterSeconds: number }): ProblemError {
  return new ProblemError('sign-in-locked', { headers: { 'Retry-After': String(retryAfterSeconds) } });
}
