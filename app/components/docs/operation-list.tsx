import { operationPath, tagPath } from '#app/components/docs/docs-paths.ts';
import type { DocsProps } from '#app/components/docs/docs-props.ts';
import { MethodName } from '#app/components/docs/method-name.tsx';
import { operationsByTag } from '#app/components/docs/operations-by-tag.ts';
import { Prose } from '#app/components/docs/prose.tsx';
import classes from '#app/components/docs/docs.module.css';

type Props = DocsProps & { shown: ReadonlySet<string> };

/** Operations with a line each. */
export function OperationList({ document, shown }: Props) {
  return operationsByTag(document).map(({ name, description, operations }) => {
    const calls = operations.filter(({ operation }) => shown.has(operation.operationId));
    if (calls.length === 0) return null;
    return (
      <section key={name} id={name} aria-labelledby={`${name}-title`} className={classes.card}>
        <h2 id={`${name}-title`}>
          <a href={tagPath(name)}>{description}</a>
        </h2>
        <ul className={classes.entries}>
          {calls.map(({ method, path, operation: { operationId, summary } }) => (
            <li key={operationId} id={operationId}>
              <MethodName method={method} />
              <a href={operationPath(name, operationId)}>
                <code>{path}</code>
              </a>
              <span className={classes.facts}>{operationId}</span>
              <span lang="en">
                <Prose text={summary} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
