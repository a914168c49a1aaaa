import { isAnonymous } from '#lib/domain/access.ts';
import type { Operation } from '#lib/operations/operation.ts';
import type { OperationObject, ParameterObject } from './document-types.ts';
import type { Schemas } from './schemas.ts';

type Parameters = OperationObject['parameters'];

const ID = { type: 'string', minLength: 1, maxLength: 100 } as const;

/** Headers that several operations read. */
export const HEADER_PARAMETERS = {
  AcceptLanguage: { name: 'Accept-Language', schema: { type: 'string', default: 'ja' } },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfNoneMatch: { name: 'If-None-Match', schema: { type: 'string' } },
  RequestId: {
    name: 'X-Request-Id',
    schema: { type: 'string', maxLength: 100, pattern: '^[\\w.:=+/-]+$' },
  },
} as const;
export type HeaderParameter = keyof typeof HEADER_PARAMETERS;

/** What an operation reads besides its body. */
export function parametersOf(operation: Operation, schemas: Schemas): Parameters {
  return [...pathParameters(operation), ...queryParameters(operation, schemas), ...headersOf(operation).map(refTo)];
}

function pathParameters({ path }: Operation): readonly ParameterObject[] {
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
  return names.map((name) => ({ name, in: 'path', required: true, schema: ID }));
}

function queryParameters({ query }: Operation, schemas: Schemas): readonly ParameterObject[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemas.fieldsOf(query);
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

function headersOf({ method, access, answers }: Operation): readonly HeaderParameter[] {
  return [
    ...(method === 'POST' && !isAnonymous(access) ? (['IdempotencyKey'] as const) : []),
    ...(304 in answers ? (['IfNoneMatch'] as const) : []),
    'AcceptLanguage',
    'RequestId',
  ];
}

function refTo(name: HeaderParameter): { readonly $ref: string } {
  return { $ref: `#/components/parameters/${name}` };
}
