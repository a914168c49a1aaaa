import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocsFrame } from '#app/components/docs/docs-frame.tsx';
import { docsHere } from '#app/components/docs/docs-here.ts';
import { SchemaSection } from '#app/components/docs/schema-section.tsx';

export const metadata: Metadata = { title: 'API' };

export default async function ApiDocsSchemaPage({ params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  const docs = await docsHere();
  const { schemas } = docs.document.components;
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined) notFound();
  return (
    <DocsFrame {...docs}>
      <SchemaSection name={name} schema={schema} locale={docs.locale} />
    </DocsFrame>
  );
}
