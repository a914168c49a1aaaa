import type { SideRefusal } from '#lib/contract/problems.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { problemSentence } from '#lib/messages/sentences.ts';
import type { Refusal } from '#lib/sync/requests/discovery-outcome.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { ProblemError } from './problem-error.ts';
import { localize } from './localize.ts';

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
