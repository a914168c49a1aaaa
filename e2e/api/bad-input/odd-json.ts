import fc from 'fast-check';
import { DOCUMENT } from '#e2e/api/contract/open-document.ts';
import type { SchemaObject } from '#lib/openapi/schema-object.ts';
import { refName } from '#lib/openapi/schema-object.ts';
import { oddText } from './odd-texts.ts';

/** Nothing listens here, so connections are refused at once. */
const ADDRESS = 'http://127.0.0.1:9';
const DEEP = 2_000;

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), weight: 3 },
  { arbitrary: oddText, weight: 2 },
  {
    arbitrary: fc.constantFrom(null, true, 0, -0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [null], [[]]),
    weight: 3,
  },
  { arbitrary: fc.constant(Array.from({ length: 10_001 }, () => 'x')), weight: 1 },
);

/** A value that matches the schema, with odd strings. */
export function fitting(schema: SchemaObject, known: readonly string[]): fc.Arbitrary<unknown> {
  const name = refName(schema);
  if (name !== undefined) return fitting(DOCUMENT.components.schemas[name] ?? {}, known);
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (alternatives.length > 0) return fc.oneof(...alternatives.map((one) => fitting(one, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch ([schema.type ?? []].flat()[0]) {
    case 'object':
      return fittingObject(schema, known);
    case 'array':
      return fc.array(fitting(schema.items ?? {}, known), { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.ceil(schema.minimum ?? 0), max: Math.floor(schema.maximum ?? 1_000) });
    case 'string':
      return fittingText(schema, known);
    default:
      return anything;
  }
}

function fittingObject(
  { properties = {}, required = [] }: SchemaObject,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one, known)]));
  return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) });
}

function fittingText({ format }: SchemaObject, known: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uri') return fc.constantFrom(ADDRESS, `${ADDRESS}/../x`, 'ftp://127.0.0.1', 'http://');
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress();
  return fc.oneof(fc.constantFrom(...known), fc.string({ minLength: 1, maxLength: 20 }), oddText);
}

/** The same value with one defect: a wrong type, a missing field or an extra one. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return anything;
  const entries = Object.entries(value);
  const names = fc.constantFrom(...(entries.length > 0 ? entries.map(([name]) => name) : ['x']));
  return fc.oneof(
    fc.tuple(names, anything).map(([name, odd]) => ({ ...value, [name]: odd })),
    names.map((name) => Object.fromEntries(entries.filter(([other]) => other !== name))),
    fc.tuple(oddText, anything).map(([name, odd]) => Object.fromEntries([...entries, [name, odd]])),
    anything,
  );
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** Bodies that are not JSON, not text, or too large. */
const raw: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc
    .constantFrom(
      '',
      ' ',
      '{',
      '{"a":',
      '[1,]',
      "{'a':1}",
      'NaN',
      'undefined',
      '\u{feff}{}',
      '{"a":1}{"a":2}',
      '<x/>',
      'a=1&b=2',
      '{"__proto__":{"x":1}}',
      '{"constructor":1,"full":true,"full":1}',
    )
    .map(bytes),
  fc.constant(bytes(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`)),
  fc.constant(bytes(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`)),
  fc.constant(bytes(`{"name":"${'x'.repeat(1_100_000)}"}`)),
  fc.constant(bytes('['.repeat(900_000))),
  fc.uint8Array({ maxLength: 60 }),
  fc.constant(Uint8Array.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])),
);

/** Bodies for one schema: some valid, most not. */
export function oddBody(schema: SchemaObject, known: readonly string[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const good = fitting(schema, known);
  return fc.oneof(
    { arbitrary: good.map(textOf).map(bytes), weight: 3 },
    { arbitrary: good.chain(spoilt).map(textOf).map(bytes), weight: 6 },
    { arbitrary: raw, weight: 2 },
  );
}
