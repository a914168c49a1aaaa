import { translatorFor } from '#lib/messages/translator.ts';
import type { OperationObject } from '#lib/openapi/document-types.ts';
import { problemPath } from './docs-paths.ts';
import type { DocsProps } from './docs-props.ts';
import classes from './docs.module.css';

/** The errors an operation may return, each linked to its description. */
export function OperationProblems({ operation, document, locale }: DocsProps & { operation: OperationObject }) {
  const t = translatorFor(locale);
  const problems = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.keys(content['application/problem+json']?.examples ?? {}).map((code) => ({ status, code })),
  );
  return (
    <>
      <h3>{t('api.docs.problems')}</h3>
      <ul className={classes.problems}>
        {problems.map(({ status, code }) => (
          <li key={code}>
            <span className={classes.status}>{status}</span>
            <a href={problemPath(code)}>
              <code>{code}</code>
            </a>
            <span>{document.components.examples[code]?.summary}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
