export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'ja';

/** The cookie with the viewer's language; Japanese by default. The API uses `Accept-Language`. */
export const LOCALE_COOKIE = 'locale';

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** The first supported language in order of preference (RFC 9110 §12.5.4); Japanese if there is none. */
export function localeFromHeader(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => readWish(part, index))
    .filter((wish) => wish.weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index);
  for (const wish of wishes) {
    if (wish.language === '*') return DEFAULT_LOCALE;
    if (isLocale(wish.language)) return wish.language;
  }
  return DEFAULT_LOCALE;
}

function readWish(part: string, index: number): { language: string; weight: number; index: number } {
  const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0, index };
}
