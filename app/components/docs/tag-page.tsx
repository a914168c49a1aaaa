import { DocsFrame } from './docs-frame.tsx';
import type { DocsProps } from './docs-props.ts';
import { OperationSection } from './operation-section.tsx';
import type { TagOperations } from './operations-by-tag.ts';
import classes from './docs.module.css';

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
