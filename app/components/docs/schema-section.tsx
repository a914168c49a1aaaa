import type { Locale } from '#lib/messages/locale.ts';
import type { SchemaObject } from '#lib/openapi/schema-object.ts';
import { schemaRows } from '#lib/openapi/schema-rows.ts';
import { FieldTable } from './field-table.tsx';
import classes from './docs.module.css';

type Props = { name: string; schema: SchemaObject; locale: Locale };

export function SchemaSection({ name, schema, locale }: Props) {
  const rows = schemaRows(schema, locale);
  return (
    <section id={name} aria-labelledby={`${name}-title`} className={classes.card}>
      <h1 id={`${name}-title`}>{name}</h1>
      {schema.description && <p>{schema.description}</p>}
      {rows.length > 0 ? <FieldTable rows={rows} locale={locale} label={name} /> : <code>{'{ }'}</code>}
    </section>
  );
}
