import type { Metadata } from 'next';
import { DocsFrame } from '#app/components/docs/docs-frame.tsx';
import { docsHere } from '#app/components/docs/docs-here.ts';
import { SchemaList } from '#app/components/docs/schema-list.tsx';
import { translatorFor } from '#lib/messages/translator.ts';
import classes from '#app/components/docs/docs.module.css';

export const metadata: Metadata = { title: 'API' };

export default async function ApiDocsSchemasPage() {
  const docs = await docsHere();
  const t = translatorFor(docs.locale);
  return (
    <DocsFrame {...docs}>
      <h1 className={classes.title}>{t('api.docs.title')}</h1>
      <SchemaList title={t('api.docs.schemas')} names={Object.keys(docs.document.components.schemas)} {...docs} />
    </DocsFrame>
  );
}
