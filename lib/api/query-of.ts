import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { ProblemError } from './problem-error.ts';

/** Query values by name. Rejects repeated names: proxies and servers disagree on which value counts. */
export function queryOf({ searchParams }: URL, locale: Locale): Readonly<Record<string, string>> {
  const names = [...searchParams.keys()];
  const repeated = [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
  if (repeated.length === 0) return Object.fromEntries(searchParams);
  const message = translatorFor(locale)('input.repeated');
  throw new ProblemError('invalid-query', {
    facts: { field: repeated.join(', ') },
    errors: repeated.map((field) => ({ field, message })),
  });
}
