import { refName, type SchemaObject } from './schema-object.ts';

type ByName = Readonly<Record<string, SchemaObject>>;

/** Realistic example values, by field name. */
const WORDS: Readonly<Record<string, string>> = {
  name: '炭火やきとり 鳥はな',
  accessToken: 'EAAA…',
  token: '…',
  brandId: 'brand-1',
  email: 'misaki@example.com',
  password: 'a long sentence of your own',
  current: 'a long sentence of your own',
  next: 'another sentence of your own',
  code: '123456',
  planHash: '…',
  reason: '価格改定を確認済み',
};

/** A minimal valid value: required fields only, with values that show what to enter. */
export function exampleBody(schema: SchemaObject, byName: ByName, field = ''): unknown {
  const name = refName(schema);
  if (name !== undefined) return exampleBody(byName[name] ?? {}, byName, field);
  const [alternative] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (alternative !== undefined) return exampleBody(alternative, byName, field);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  switch ([schema.type ?? []].flat()[0]) {
    case 'object':
      return exampleObject(schema, byName);
    case 'array':
      return schema.items === undefined ? [] : [exampleBody(schema.items, byName, field)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'string':
      return exampleText(schema, field);
    default:
      return null;
  }
}

function exampleObject({ properties = {}, required = [] }: SchemaObject, byName: ByName): unknown {
  return Object.fromEntries(required.map((name) => [name, exampleBody(properties[name] ?? {}, byName, name)]));
}

function exampleText({ format }: SchemaObject, field: string): string {
  if (format === 'uri') return 'https://ordering.example';
  if (format === 'date-time') return '2099-12-31T15:00:00Z';
  return WORDS[field] ?? '…';
}
