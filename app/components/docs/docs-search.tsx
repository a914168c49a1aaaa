import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { DOCS_PATH } from './docs-paths.ts';
import classes from './docs.module.css';

/** Server-side search that works without JavaScript. */
export function DocsSearch({ locale, query }: { locale: Locale; query: string }) {
  const t = translatorFor(locale);
  return (
    <search>
      <form action={DOCS_PATH} method="get" className={classes.search}>
        <input type="search" name="q" defaultValue={query} aria-label={t('api.docs.searchLabel')} maxLength={200} />
        <button type="submit">{t('api.docs.search')}</button>
      </form>
    </search>
  );
}
