import type { Metadata } from 'next';
import { translatorFor } from '#lib/messages/translator.ts';
import { docsHere } from '#app/components/docs/docs-here.ts';
import { DocsFrame } from '#app/components/docs/docs-frame.tsx';
import { SchemaList } from '#app/components/docs/schema-list.tsx';

export const metadata: Metadata = { title: 'API' };

export default async function ApiDocsSchemasPage() {
  const docs = await docsHere();
  return (
    <DocsFrame {...docs}>
      <SchemaList
        title={translatorFor(docs.locale)('api.docs.schemas')}
        names={Object.keys(docs.document.components.schemas)}
        {...docs}
      />
    </DocsFrame>
  );
}
