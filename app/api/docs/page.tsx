import type { Metadata } from 'next';
import { docsHere } from '#app/components/docs/docs-here.ts';
import { IndexPage } from '#app/components/docs/index-page.tsx';

export const metadata: Metadata = { title: 'API' };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** Start page of the API reference: the introduction and an index. */
export default async function ApiDocsPage({ searchParams }: Props) {
  const { q = '' } = await searchParams;
  return <IndexPage {...await docsHere()} query={typeof q === 'string' ? q : ''} />;
}
