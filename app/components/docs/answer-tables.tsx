import { translatorFor } from '#lib/messages/translator.ts';
import type { OperationObject } from '#lib/openapi/document-types.ts';
import type { DocsProps } from './docs-props.ts';
import { SchemaTable } from './schema-table.tsx';
import classes from './docs.module.css';

const FIRST_PROBLEM = 400;

/** The successful responses of an operation. */
export function AnswerTables({ operation, document, locale }: DocsProps & { operation: OperationObject }) {
  const t = translatorFor(locale);
  const answers = Object.entries(operation.responses).filter(([status]) => Number(status) < FIRST_PROBLEM);
  return answers.map(([status, { headers, content = {} }]) => {
    const [[type, answer] = ['', undefined]] = Object.entries(content);
    const title = t('api.docs.answer', { status });
    return (
      <div key={status}>
        <h3>{title}</h3>
        <p className={classes.facts}>
          {type || t('api.docs.noBody')} · {Object.keys(headers).join(', ')}
        </p>
        {answer && (
          <SchemaTable
            schema={answer.schema}
            schemas={document.components.schemas}
            locale={locale}
            label={`${operation.operationId} ${title}`}
          />
        )}
      </div>
    );
  });
}
