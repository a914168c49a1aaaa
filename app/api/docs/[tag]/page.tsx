import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { docsHere } from '#app/components/docs/docs-here.ts';
import { operationsByTag } from '#app/components/docs/operations-by-tag.ts';
import { TagPage } from '#app/components/docs/tag-page.tsx';
import { personHere } from '#app/components/shared/session/person-here.ts';

export const metadata: Metadata = { title: 'API' };

/** The operations of one tag. */
export default async function ApiDocsTagPage({ params }: { params: Promise<{ tag: string }> }) {
  const { tag: name } = await params;
  const docs = await docsHere();
  const tag = operationsByTag(docs.document).find((one) => one.name === name);
  if (tag === undefined) notFound();
  // The documentation stays readable while the database is down.
  const person = await personHere().catch(() => null);
  return <TagPage {...docs} tag={tag} isSignedIn={person !== null} />;
}
