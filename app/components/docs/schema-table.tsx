import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { refName, type SchemaObject } from '#lib/openapi/schema-object.ts';
import { schemaRows } from '#lib/openapi/schema-rows.ts';
import { schemaPath } from './docs-paths.ts';
import { FieldTable } from './field-table.tsx';
import classes from './docs.module.css';

type Props = {
  schema: SchemaObject;
  schemas: Readonly<Record<string, SchemaObject>>;
  locale: Locale;
  label: string;
};

/** A schema's fields, with its name as the heading if it has one. */
export function SchemaTable({ schema, schemas, locale, label }: Props) {
  const t = translatorFor(locale);
  const name = refName(schema);
  const rows = schemaRows((name === undefined ? schema : schemas[name]) ?? schema, locale);
  return (
    <>
      {name && (
        <p className={classes.facts}>
          <a href={schemaPath(name)}>{name}</a>
        </p>
      )}
      {rows.length > 0 && <FieldTable rows={rows} locale={locale} label={label} />}
      {rows.length === 0 && <p className={classes.facts}>{schema.type === 'string' ? t('api.docs.text') : '{ }'}</p>}
    </>
  );
}
