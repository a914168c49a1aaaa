import type { SideRefusal } from '#lib/contract/problems.ts';
import type { BoundField } from '#lib/domain/key-bounds.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { problemSentence } from '#lib/messages/sentences.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import type { Refusal } from '#lib/sync/requests/discovery-outcome.ts';
import { localize } from './localize.ts';
import { ProblemError } from './problem-error.ts';

/** 422 with the connections that failed and why, or with those whose address is not allowed. */
export function connectionRefused(refusals: readonly Refusal[], locale: Locale): ProblemError {
  const [first] = refusals;
  if (first === undefined) return new ProblemError('internal');
  const isAddress = refusals.some(({ side, error }) => error.code === `${side}-address-refused`);
  const code = isAddress ? 'upstream-not-allowed' : 'connection-failed';
  return new ProblemError(code, {
    facts: { cause: first.error.code },
    errors: refusals.map(({ side, error }) => ({
      field: isAddress ? `${side}.baseUrl` : side,
      message: localize(locale).error(error).message,
    })),
    more: { side: first.side, sides: refusals.map((refusal) => sideView(refusal, { code, locale })) },
  });
}

function sideView({ side, error }: Refusal, { code, locale }: { code: ProblemCode; locale: Locale }): SideRefusal {
  const { detail, remedy } = problemSentence(locale, code, { cause: error.code });
  return { side, cause: error.code, detail, remedy };
}

/** 422: a changed address requires its token in the same request. */
export function tokenNeeded({ side }: { side: 'pos' | 'ordering' }, locale: Locale): ProblemError {
  const field = side === 'pos' ? 'pos.accessToken' : 'ordering.token';
  const message = translatorFor(locale)('input.missing');
  return new ProblemError('token-needed', { errors: [{ field, message }], more: { side } });
}

/** 422 with the fields in which the requested key exceeds the key that creates it. */
export function keyExceedsCreator(
  { fields }: { readonly fields: readonly BoundField[] },
  locale: Locale,
): ProblemError {
  const message = translatorFor(locale)('input.exceedsCreator');
  return new ProblemError('key-exceeds-creator', { errors: fields.map((field) => ({ field, message })) });
}

/** Sign-in is paused for this long. */
export function lockedFor({ retryAfterSeconds }: { readonly retryAfterSeconds: number }): ProblemError {
  return new ProblemError('sign-in-locked', { headers: { 'Retry-After': String(retryAfterSeconds) } });
}
