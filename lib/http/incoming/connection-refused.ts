import type { SyncErrorFacts } from '../../domain/errors.ts';
import type { Locale } from '../../messages/locale.ts';
import { translatorFor } from '../../messages/translator.ts';
import { ProblemError } from './problem-error.ts';
import { say } from './say.ts';

/** 422 that tells which side refused, and how; or whose address is none that may be reached. */
export function connectionRefused(
  { side, error }: { side: 'pos' | 'ordering'; error: SyncErrorFacts },
  locale: Locale,
): ProblemError {
  const { message } = say(locale).error(error);
  if (error.code === `${side}-address-refused`) {
    return new ProblemError('upstream-not-allowed', {
      facts: { cause: error.code },
      errors: [{ field: `${side}.baseUrl`, message }],
      more: { side },
    });
  }
  return new ProblemError('connection-failed', {
    facts: { cause: error.code },
    errors: [{ field: side, message }],
    more: { side },
  });
}

/** 422: a changed address comes with the token for it. */
export function tokenNeeded({ side }: { side: 'pos' | 'ordering' }, locale: Locale): ProblemError {
  const field = side === 'pos' ? 'pos.accessToken' : 'ordering.token';
  const message = translatorFor(locale)('input.missing');
  return new ProblemError('token-needed', { errors: [{ field, message }], more: { side } });
}
