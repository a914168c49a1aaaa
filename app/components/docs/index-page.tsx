import { Anchor } from '@mantine/core';
import { translatorFor } from '#lib/messages/translator.ts';
import { searchDocument } from '#lib/openapi/search-document.ts';
import { AboutSection } from './about-section.tsx';
import { DocsFrame } from './docs-frame.tsx';
import type { DocsProps } from './docs-props.ts';
import { OperationList } from './operation-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { SchemaList } from './schema-list.tsx';
import classes from './docs.module.css';

/** Links to the page of each operation, or shows search results. Stays small however many operations there are. */
export function IndexPage({ document, locale, query }: DocsProps & { query: string }) {
  const t = translatorFor(locale);
  const { operations, schemas, problems } = searchDocument(document, query);
  const isSearch = query.trim() !== '';
  const count = operations.size + schemas.length + problems.length;
  return (
    <DocsFrame document={document} locale={locale} query={query}>
      <h1 className={classes.title}>{t('api.docs.title')}</h1>
      <p className={classes.facts}>
        {t('api.docs.version', { version: document.info.version })} ·{' '}
        <Anchor href="/api/openapi.json">{t('api.docs.asJson')}</Anchor>
      </p>
      {isSearch ? (
        <p role="status">{t('api.docs.found', { query: query.trim(), count })}</p>
      ) : (
        <AboutSection locale={locale} />
      )}
      <OperationList document={document} locale={locale} shown={operations} />
      <ProblemList title={t('api.docs.problems')} codes={problems} document={document} locale={locale} />
      <SchemaList title={t('api.docs.schemas')} names={schemas} document={document} locale={locale} />
    </DocsFrame>
  );
}
