import type { Locale } from '#lib/messages/locale.ts';
import type { SchemaObject } from './schema-object.ts';
import { type SchemaType, schemaType } from './schema-type.ts';

/** One row of a schema's table. */
export type SchemaRow = SchemaType & {
  /** From the root: `limits.shops`, `changes[].name`. */
  readonly path: string;
  readonly required: boolean;
  readonly description: string;
};

/** A schema as a table: inline schemas are expanded, named ones are only referenced. */
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

/** The object schema itself, or the one in its items or alternatives. */
function objectIn(schema: SchemaObject): SchemaObject | undefined {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return objectIn(schema.items);
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return alternatives.map(objectIn).find((found) => found !== undefined);
}

function isList({ items, anyOf = [] }: SchemaObject): boolean {
  return items !== undefined || anyOf.some(isList);
}
