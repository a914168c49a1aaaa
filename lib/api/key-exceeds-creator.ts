import type { BoundField } from '#lib/domain/key-bounds.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { ProblemError } from './problem-error.ts';

/** 422 that names the fields in which the wanted key is more than the key that asks for it. */
export function keyExceedsCreator(
  { fields }: { readonly fields: readonly BoundField[] },
  locale: Locale,
): ProblemError {
  const message = translatorFor(locale)('input.exceedsCreator');
  return new ProblemError('key-exceeds-creator', { errors: fields.map((field) => ({ field, message })) });
}
