import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/messages/locale.ts';
import { OPERATIONS } from '#lib/operations/operations.ts';
import { openApiDocument } from './open-api-document.ts';

const document = openApiDocument({ locale: 'en', version: '1.2.3' });

/** Every `$ref` in a value, at any depth. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' ? [part] : refsIn(part),
  );
}

function at(pointer: string): unknown {
  const parts = pointer.slice('#/'.length).split('/');
  return parts.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    document,
  );
}

const all = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('openApiDocument', () => {
  it.each(LOCALES)('is valid OpenAPI 3.1 in %s', async (locale) => {
    const made = openApiDocument({ locale, version: '1.2.3' });
    // As sent: JSON leaves out undefined members.
    const { valid, errors } = await new Validator().validate(
      JSON.parse(JSON.stringify(made)) as Record<string, unknown>,
    );
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('contains every operation once', () => {
    expect(all.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(OPERATIONS).toSorted());
  });

  it('has no dangling references and no unused schemas', () => {
    const refs = new Set(refsIn(document));
    expect([...refs].filter((ref) => at(ref) === undefined)).toEqual([]);
    const schemas = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(schemas.filter((schema) => !refs.has(schema))).toEqual([]);
  });

  it('states the required role and scope', () => {
    const { approveMenu, getSession, removePerson, getHealth } = Object.fromEntries(
      all.map((operation) => [operation.operationId, operation]),
    );
    expect(approveMenu).toMatchObject({
      security: [{ key: ['sync'] }, { session: ['operator'] }],
      'x-role': 'operator',
      'x-scope': 'sync',
    });
    expect(getSession?.security).toEqual([{ session: [] }]);
    expect(removePerson?.security).toEqual([{ session: ['admin'] }]);
    expect(getHealth?.security).toEqual([]);
  });

  it('marks deprecated operations, and documents the header that says so', () => {
    const deprecated = all.filter((operation) => operation.deprecated);
    expect(deprecated.map(({ operationId }) => operationId)).toEqual(['getStatus']);
    for (const response of ['200', '304']) {
      expect(deprecated[0]?.responses[response]?.headers).toHaveProperty('Deprecation');
    }
  });

  it('allows additional properties in responses but not in request bodies', () => {
    const { Shop, ChainPatch, Grant, GrantInput } = document.components.schemas;
    expect(Shop?.additionalProperties).toBeUndefined();
    expect(ChainPatch?.additionalProperties).toBe(false);
    expect(Grant?.additionalProperties).toBeUndefined();
    expect(GrantInput?.additionalProperties).toBe(false);
  });

  it('describes each problem, and lists those of an operation', () => {
    const sync = all.find(({ operationId }) => operationId === 'syncChain');
    const conflict = sync?.responses['409']?.content?.['application/problem+json'];
    expect(Object.keys(conflict?.examples ?? {}).toSorted()).toEqual([
      'idempotency-in-progress',
      'idempotency-unreadable',
      'sync-in-progress',
    ]);
    expect(document.components.examples['sync-in-progress']?.value).toMatchObject({ status: 409, title: /\S/u });
  });
});
