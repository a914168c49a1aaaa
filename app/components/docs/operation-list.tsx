import { translatorFor } from '#lib/messages/translator.ts';
import { operationPath, tagPath } from './docs-paths.ts';
import type { DocsProps } from './docs-props.ts';
import { MethodName } from './method-name.tsx';
import { operationsByTag } from './operations-by-tag.ts';
import { Prose } from './prose.tsx';
import classes from './docs.module.css';

type Props = DocsProps & { shown: ReadonlySet<string> };

/** Operations, each with its summary. */
export function OperationList({ document, locale, shown }: Props) {
  const t = translatorFor(locale);
  return operationsByTag(document).map(({ name, description, operations }) => {
    const calls = operations.filter(({ operation }) => shown.has(operation.operationId));
    if (calls.length === 0) return null;
    return (
      <section key={name} id={name} aria-labelledby={`${name}-title`} className={classes.card}>
        <h2 id={`${name}-title`}>
          <a href={tagPath(name)}>{t(`api.docs.groups.${name}`)}</a>
        </h2>
        <p className={classes.facts}>{description}</p>
        <ul className={classes.entries}>
          {calls.map(({ method, path, operation: { operationId, summary, deprecated } }) => (
            <li key={operationId} id={operationId}>
              <MethodName method={method} />
              <a href={operationPath(name, operationId)}>
                <code>{path}</code>
              </a>
              <span className={classes.facts}>
                {operationId}
                {deprecated && ` · ${t('api.docs.deprecated')}`}
              </span>
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
