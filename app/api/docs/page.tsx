import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from '#lib/messages/locale.ts';
import { knownDocument } from '#lib/openapi/known-document.ts';
import { DocsPage } from '#app/components/docs/docs-page.tsx';

export const metadata: Metadata = { title: 'API' };

/** The API's document, for people. */
export default async function ApiDocsPage() {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  return <DocsPage document={knownDocument(locale).document} locale={locale} />;
}
