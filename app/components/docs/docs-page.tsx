import { Anchor } from '@mantine/core';
import { CHAPTERS } from '#lib/openapi/story.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { DocsFrame } from '#app/components/docs/docs-frame.tsx';
import { DocsNavigation } from '#app/components/docs/docs-navigation.tsx';
import type { DocsProps } from '#app/components/docs/docs-props.ts';
import { OperationSection } from '#app/components/docs/operation-section.tsx';
import { operationsByTag } from '#app/components/docs/operations-by-tag.ts';
import { ProblemSection } from '#app/components/docs/problem-section.tsx';
import { SchemaSection } from '#app/components/docs/schema-section.tsx';
import classes from '#app/components/docs/docs.module.css';

/** All of the document on one page, so that the browser's own search finds everything. */
export function DocsPage({ document, locale }: DocsProps) {
  const t = translatorFor(locale);
  return (
    <DocsFrame navigation={<DocsNavigation document={document} locale={locale} />}>
      <h1 className={classes.title}>{t('api.docs.title')}</h1>
      <p className={classes.facts}>
        {t('api.docs.version', { version: document.info.version })} ·{' '}
        <Anchor href="/api/openapi.json">{t('api.docs.asJson')}</Anchor>
      </p>
      <section id="about" aria-labelledby="about-title" className={classes.card}>
        <h2 id="about-title">{t('api.docs.about')}</h2>
        <p>{t('api.story.intro')}</p>
        {CHAPTERS.map((name) => (
          <div key={name} className={classes.chapter}>
            <h3>{t(`api.story.${name}.title`)}</h3>
            <p>{t(`api.story.${name}.text`)}</p>
          </div>
        ))}
      </section>
      {operationsByTag(document).map(({ name, description, operations }) => (
        <section key={name} id={name} aria-labelledby={`${name}-title`} className={classes.group}>
          <h2 id={`${name}-title`}>{description}</h2>
          {operations.map((call) => (
            <OperationSection key={call.operation.operationId} {...call} document={document} locale={locale} />
          ))}
        </section>
      ))}
      <ProblemSection document={document} locale={locale} />
      <section id="schemas" aria-labelledby="schemas-title" className={classes.group}>
        <h2 id="schemas-title">{t('api.docs.schemas')}</h2>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <SchemaSection key={name} name={name} schema={schema} locale={locale} />
        ))}
      </section>
    </DocsFrame>
  );
}
