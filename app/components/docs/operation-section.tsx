import { translatorFor } from '#lib/messages/translator.ts';
import { curlExample } from '#lib/openapi/curl-example.ts';
import { AnswerTables } from './answer-tables.tsx';
import type { DocsProps } from './docs-props.ts';
import { MethodName } from './method-name.tsx';
import { OperationProblems } from './operation-problems.tsx';
import type { DocumentedCall } from './operations-by-tag.ts';
import { ParameterTable } from './parameter-table.tsx';
import { Prose } from './prose.tsx';
import { SchemaTable } from './schema-table.tsx';
import type { CallField } from './try/filled-call.ts';
import { TryCall } from './try/try-call.tsx';
import classes from './docs.module.css';

type Props = DocsProps & DocumentedCall & { isSignedIn: boolean };

export function OperationSection({ document, locale, method, path, operation, isSignedIn }: Props) {
  const t = translatorFor(locale);
  const { operationId, summary, description, deprecated, requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const { schemas } = document.components;
  return (
    <section id={operationId} aria-labelledby={`${operationId}-title`} className={classes.card}>
      <h2 id={`${operationId}-title`} className={classes.call}>
        <MethodName method={method} />
        <code>{path}</code>
      </h2>
      <p lang="en">
        <Prose text={summary} />
      </p>
      <p className={classes.facts}>
        <code>{operationId}</code>
        {deprecated && <strong> · {t('api.docs.deprecated')}</strong>} · {description}
      </p>
      <ParameterTable operation={operation} document={document} locale={locale} />
      {body && (
        <>
          <h3>{t('api.docs.body')}</h3>
          <SchemaTable schema={body} schemas={schemas} locale={locale} label={`${operationId} ${t('api.docs.body')}`} />
        </>
      )}
      <AnswerTables operation={operation} document={document} locale={locale} />
      <OperationProblems operation={operation} document={document} locale={locale} />
      <h3>{t('api.docs.example')}</h3>
      <TryCall
        isSignedIn={isSignedIn}
        call={{
          operationId,
          method,
          path,
          fields: fieldsOf(method, operation),
          curl: curlExample({ method, path, operation }, schemas),
          needsSession: operation.security.length > 0,
        }}
      />
    </section>
  );
}

/** What can be filled in: the path, and the query of a request that only reads. */
function fieldsOf(method: string, { parameters }: DocumentedCall['operation']): readonly CallField[] {
  return parameters.flatMap((parameter): readonly CallField[] => {
    if ('$ref' in parameter || parameter.in === 'header') return [];
    const { name, in: place, required } = parameter;
    return place === 'path' || method === 'GET' ? [{ name, place, required }] : [];
  });
}
