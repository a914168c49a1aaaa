import { DocsFrame } from '#app/components/docs/docs-frame.tsx';
import type { DocsProps } from '#app/components/docs/docs-props.ts';
import { OperationSection } from '#app/components/docs/operation-section.tsx';
import type { TagOperations } from '#app/components/docs/operations-by-tag.ts';
import classes from '#app/components/docs/docs.module.css';

export function TagPage({ document, locale, tag }: DocsProps & { tag: TagOperations }) {
  return (
    <DocsFrame document={document} locale={locale}>
      <h1 className={classes.title}>{tag.description}</h1>
      {tag.operations.map((call) => (
        <OperationSection key={call.operation.operationId} {...call} document={document} locale={locale} />
      ))}
    </DocsFrame>
  );
}
