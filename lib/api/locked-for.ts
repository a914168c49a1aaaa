import { ProblemError } from './problem-error.ts';

/** Signing in is paused for so long. */
export function lockedFor({ retryAfterSeconds }: { readonly retryAfterSeconds: number }): ProblemError {
  return new ProblemError('sign-in-locked', { headers: { 'Retry-After': String(retryAfterSeconds) } });
}
