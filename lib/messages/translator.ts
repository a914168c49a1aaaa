import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale.ts';
import { messagesOf } from './messages.ts';

function makeTranslator(locale: Locale) {
  return createTranslator({
    locale,
    messages: messagesOf(locale),
    onError(error) {
      throw error;
    },
  });
}

type RootTranslator = ReturnType<typeof makeTranslator>;

const translators = new Map<Locale, RootTranslator>();

/** The translator for code outside React (server responses, formatters). Cached per language with its compiled messages. */
export function translatorFor(locale: Locale): RootTranslator {
  const known = translators.get(locale);
  if (known) return known;
  const made = makeTranslator(locale);
  translators.set(locale, made);
  return made;
}
