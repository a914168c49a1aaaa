import { expect, it } from 'vitest';
import type { SchemaObject } from './schema-object.ts';
import { schemaRows } from './schema-rows.ts';

const ref = (name: string): SchemaObject => ({ $ref: `#/components/schemas/${name}` });
const rows = (schema: SchemaObject) => schemaRows(schema, 'en').map(({ path, type }) => [path, type]);

it('expands inline schemas and references named ones', () => {
  const schema: SchemaObject = {
    type: 'object',
    required: ['shop'],
    properties: {
      shop: ref('Shop'),
      error: { anyOf: [ref('SyncError'), { type: 'null' }] },
      limits: { type: 'object', properties: { shops: { type: 'integer', minimum: 1, maximum: 64 } } },
      changes: { type: 'array', items: { type: 'object', properties: { name: { type: ['string', 'null'] } } } },
      pos: { oneOf: [{ type: 'object', properties: { kind: { const: 'square' } } }] },
    },
  };
  expect(rows(schema)).toEqual([
    ['shop', 'Shop'],
    ['error', 'SyncError or null'],
    ['limits', 'object'],
    ['limits.shops', 'integer'],
    ['changes', 'list of object'],
    ['changes[].name', 'string or null'],
    ['pos', 'object'],
    ['pos.kind', '"square"'],
  ]);
  expect(
    schemaRows(schema, 'en')
      .map(({ ref: name, required }) => [name, required])
      .slice(0, 2),
  ).toEqual([
    ['Shop', true],
    ['SyncError', false],
  ]);
  expect(schemaRows(schema, 'en')[3]?.limits).toBe('1 to 64');
});
