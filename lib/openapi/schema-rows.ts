import type { Locale } from '#lib/messages/locale.ts';
import { type SchemaType, schemaType } from './schema-type.ts';
import type { SchemaObject } from './schema-object.ts';

/** One line of a schema's table. */
export type SchemaRow = SchemaType & {
  /** From the top: `limits.shops`, `changes[].name`. */
  readonly path: string;
  readonly required: boolean;
  readonly description: string;
};

/** A schema as a table: what has no name of its own is told in place, what has one is only named. */
export function schemaRows(schema: SchemaObject, locale: Locale, before = ''): readonly SchemaRow[] {
  const { properties = {}, required = [] } = objectIn(schema) ?? {};
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = `${before}${name}`;
    const row = {
      path,
      required: required.includes(name),
      description: property.description ?? '',
      ...schemaType(property, locale),
    };
    return [row, ...schemaRows(property, locale, `${path}${isList(property) ? '[]' : ''}.`)];
  });
}

/** The object that a schema is, or is a list of, or is beside null. */
function objectIn(schema: SchemaObject): SchemaObject | undefined {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return objectIn(schema.items);
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return alternatives.map(objectIn).find((found) => found !== undefined);
}

function isList({ items, anyOf = [] }: SchemaObject): boolean {
  return items !== undefined || anyOf.some(isList);
}
