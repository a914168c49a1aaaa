import type { BoundField } from '#lib/domain/key-bounds.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { ProblemError } from './problem-error.ts';

/** 422 with the fields in which the requested key exceeds the key that creates it. */
export function keyExceedsCreator(
  { fields }: { readonly fields: readonly BoundField[] },
  locale: Locale,
): ProblemError {
  const message = translatorFor(locale)('input.exceedsCreator');
  return new ProblemError('key-exceeds-creator', { errors: fields.map((field) => ({ field, message })) });
}
