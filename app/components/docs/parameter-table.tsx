import { translatorFor } from '#lib/messages/translator.ts';
import type { OperationObject, ParameterObject } from '#lib/openapi/document-types.ts';
import { schemaType } from '#lib/openapi/schema-type.ts';
import type { DocsProps } from './docs-props.ts';
import { FieldTable } from './field-table.tsx';

/** Parameters of every operation, documented once at the top. */
const OF_ALL = ['Accept-Language', 'X-Request-Id'];

type Props = DocsProps & { operation: OperationObject };

export function ParameterTable({ operation, document, locale }: Props) {
  const t = translatorFor(locale);
  const headers = document.components.parameters;
  const parameters = operation.parameters.flatMap((parameter): readonly ParameterObject[] => {
    if (!('$ref' in parameter)) return [parameter];
    const known = headers[parameter.$ref.split('/').at(-1) ?? ''];
    return known === undefined || OF_ALL.includes(known.name) ? [] : [known];
  });
  if (parameters.length === 0) return null;
  const title = t('api.docs.parameters');
  return (
    <>
      <h3>{title}</h3>
      <FieldTable
        label={`${operation.operationId} ${title}`}
        locale={locale}
        rows={parameters.map(({ name, in: place, required, description = '', schema }) => ({
          path: name,
          required,
          description,
          place: t(`api.docs.place.${place}`),
          ...schemaType(schema, locale),
        }))}
      />
    </>
  );
}
