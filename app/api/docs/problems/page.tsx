import type { Metadata } from 'next';
import { DocsFrame } from '#app/components/docs/docs-frame.tsx';
import { docsHere } from '#app/components/docs/docs-here.ts';
import { ProblemSection } from '#app/components/docs/problem-section.tsx';

export const metadata: Metadata = { title: 'API' };

export default async function ApiDocsProblemsPage() {
  const docs = await docsHere();
  return (
    <DocsFrame {...docs}>
      <ProblemSection {...docs} />
    </DocsFrame>
  );
}
