import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { refName, type SchemaObject } from './schema-object.ts';

/** A schema in a few words; `ref` is the named schema that they mention, if any. */
export type SchemaType = { readonly type: string; readonly ref?: string; readonly limits: string };

export function schemaType(schema: SchemaObject, locale: Locale): SchemaType {
  const ref = refIn(schema);
  return { type: typeWords(schema, locale), ...(ref !== undefined && { ref }), limits: limitWords(schema, locale) };
}

function refIn(schema: SchemaObject): string | undefined {
  const parts = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return refName(schema) ?? parts.map((part) => part && refIn(part)).find((name) => name !== undefined);
}

function typeWords(schema: SchemaObject, locale: Locale): string {
  const t = translatorFor(locale);
  const name = refName(schema);
  if (name !== undefined) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items !== undefined) return t('api.docs.listOf', { type: typeWords(schema.items, locale) });
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((part) => typeWords(part, locale));
  const types = [schema.type ?? []].flat();
  return orWords(alternatives.length > 0 ? alternatives : types, locale) || '—';
}

function orWords(types: readonly string[], locale: Locale): string {
  const t = translatorFor(locale);
  const [only = '', ...others] = types.filter((type) => type !== 'null');
  const type = others.reduce((first, second) => t('api.docs.or', { first, second }), only);
  if (!types.includes('null')) return type;
  return type === '' ? 'null' : t('api.docs.orNull', { type });
}

/** The constraints on a value. */
function limitWords(schema: SchemaObject, locale: Locale): string {
  const t = translatorFor(locale);
  const own = schema.anyOf?.find((part) => part.type !== 'null' && refName(part) === undefined) ?? schema;
  const { minimum: least, maximum: most, maxLength, maxItems } = own;
  const values = own.items?.enum ?? own.enum;
  return [
    ...(own.format === undefined ? [] : [own.format]),
    ...(values === undefined ? [] : [t('api.docs.among', { values: values.map(String).join(', ') })]),
    ...(least !== undefined && most !== undefined
      ? [t('api.docs.between', { least: String(least), most: String(most) })]
      : []),
    ...(least !== undefined && most === undefined ? [t('api.docs.least', { least: String(least) })] : []),
    ...(least === undefined && most !== undefined ? [t('api.docs.most', { most: String(most) })] : []),
    ...(maxLength === undefined ? [] : [t('api.docs.lengthMost', { most: String(maxLength) })]),
    ...(maxItems === undefined ? [] : [t('api.docs.itemsMost', { most: String(maxItems) })]),
    ...(schema.default === undefined ? [] : [t('api.docs.default', { value: JSON.stringify(schema.default) })]),
  ].join(locale === 'ja' ? '、' : ', ');
}
