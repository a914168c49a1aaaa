import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import type { SchemaRow } from '#lib/openapi/schema-rows.ts';
import { schemaPath } from './docs-paths.ts';
import { Prose } from './prose.tsx';
import classes from './docs.module.css';

export type FieldRow = SchemaRow & { readonly place?: string };
type Props = { rows: readonly FieldRow[]; locale: Locale; label: string };

/** A table of fields with their types and descriptions. */
export function FieldTable({ rows, locale, label }: Props) {
  const t = translatorFor(locale);
  return (
    <table className={classes.fields} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('api.docs.field')}</th>
          <th scope="col">{t('api.docs.type')}</th>
          <th scope="col">{t('api.docs.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, type, ref, limits, required, description, place }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
              {required && <span className={classes.required}>{t('api.docs.required')}</span>}
              {place && <span className={classes.place}>{place}</span>}
            </th>
            <td>{ref === undefined ? type : <a href={schemaPath(ref)}>{type}</a>}</td>
            <td>
              {description && (
                <span lang={place === undefined ? 'en' : locale}>
                  <Prose text={description} />
                </span>
              )}
              {limits && <span className={classes.limits}>{limits}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
