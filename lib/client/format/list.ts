import type { Locale } from '#lib/messages/locale.ts';

const formats: Readonly<Record<Locale, Intl.ListFormat>> = {
  ja: new Intl.ListFormat('ja', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'unit' }),
};

/** A、B、C or A, B, C: a list without "and", because more may follow. */
export function formatNames(locale: Locale, names: readonly string[]): string {
  return formats[locale].format(names);
}
