import { cookies } from 'next/headers';
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from '#lib/messages/locale.ts';
import { knownDocument } from '#lib/openapi/known-document.ts';
import type { DocsProps } from './docs-props.ts';

/** The OpenAPI document in the reader's language. */
export async function docsHere(): Promise<DocsProps> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  return { document: knownDocument(locale).document, locale };
}
