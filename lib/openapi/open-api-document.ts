import { z } from 'zod';
import { PROBLEM_CODES } from '#lib/domain/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { OPERATION_GROUPS } from '#lib/operations/operations.ts';
import { ANSWER_HEADERS, type AnswerHeader, answersOf } from './answers.ts';
import type { OpenApiDocument, OperationObject } from './document-types.ts';
import { HEADER_PARAMETERS, type HeaderParameter, parametersOf } from './parameters.ts';
import { PROBLEM_SCHEMAS, problemAnswersOf, problemExample } from './problem-answers.ts';
import { createSchemas, type Schemas } from './schemas.ts';
import { SECURITY_SCHEMES, securityOf, whoMay } from './security.ts';
import { story } from './story.ts';

type Making = { readonly schemas: Schemas; readonly locale: Locale };
type Named = { readonly operationId: string; readonly tag: string; readonly operation: Operation };

/** The whole API as OpenAPI 3.1, in one language; `version` is the product's. */
export function openApiDocument({ locale, version }: { locale: Locale; version: string }): OpenApiDocument {
  const t = translatorFor(locale);
  const operations = allOperations();
  const schemas = createSchemas(rootsOf(operations.map(({ operation }) => operation)));
  const paths = Object.groupBy(
    operations.map((named) => ({ named, made: operationObject(named, { schemas, locale }) })),
    ({ named }) => named.operation.path,
  );
  const tags = Object.keys(OPERATION_GROUPS) as (keyof typeof OPERATION_GROUPS)[];
  return {
    openapi: '3.1.1',
    info: { title: 'Haizen', version, description: story(locale) },
    servers: [{ url: '/', description: t('api.server') }],
    tags: tags.map((name) => ({ name, description: t(`api.tags.${name}`) })),
    security: [{ key: [] }, { session: [] }],
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, all = []]) => [
        path,
        Object.fromEntries(all.map(({ named, made }) => [named.operation.method.toLowerCase(), made])),
      ]),
    ),
    components: {
      schemas: schemas.byName,
      parameters: mapped(HEADER_PARAMETERS, (parameter, name: HeaderParameter) => ({
        ...parameter,
        in: 'header' as const,
        required: false,
        description: t(`api.parameters.${name}`),
      })),
      headers: mapped(ANSWER_HEADERS, (schema, name: AnswerHeader) => ({
        description: t(`api.headers.${name}`),
        required: true,
        schema,
      })),
      examples: Object.fromEntries(PROBLEM_CODES.map((code) => [code, problemExample(code, locale)])),
      securitySchemes: mapped(SECURITY_SCHEMES, (scheme, name: keyof typeof SECURITY_SCHEMES) => ({
        ...scheme,
        description: t(`api.security.${name}`),
      })),
    },
  };
}

function allOperations(): readonly Named[] {
  return Object.entries(OPERATION_GROUPS).flatMap(([tag, operations]) =>
    Object.entries<Operation>(operations).map(([operationId, operation]) => ({ operationId, tag, operation })),
  );
}

function operationObject({ operationId, tag, operation }: Named, { schemas, locale }: Making): OperationObject {
  const { access, summary, body, deprecatedSince } = operation;
  const role = 'role' in access && { 'x-role': access.role };
  const scope = 'scope' in access && access.scope !== null && { 'x-scope': access.scope };
  return {
    operationId,
    summary,
    description: whoMay(access, locale),
    tags: [tag],
    ...(deprecatedSince !== undefined && { deprecated: true as const }),
    security: securityOf(access),
    ...role,
    ...scope,
    parameters: parametersOf(operation, schemas),
    ...(body && { requestBody: requestBodyOf(body, schemas) }),
    responses: Object.fromEntries(
      [...answersOf(operation, schemas), ...problemAnswersOf(operation, { schemas, locale })].toSorted(
        ([a], [b]) => a - b,
      ),
    ),
  };
}

/** A missing body counts as `{}`, so a body is required only if `{}` is invalid. */
function requestBodyOf(body: NonNullable<Operation['body']>, schemas: Schemas): OperationObject['requestBody'] {
  const required = !body.safeParse({}).success;
  return { required, content: { 'application/json': { schema: schemas.given(body) } } };
}

/** The schemas of request bodies and responses. */
function rootsOf(operations: readonly Operation[]) {
  return {
    given: operations.flatMap(({ body }) => body ?? []),
    answered: [
      ...operations.flatMap(({ answers }) => Object.values(answers).filter((answer) => answer instanceof z.ZodType)),
      ...PROBLEM_SCHEMAS,
    ],
  };
}

function mapped<Name extends string, From, To>(
  all: Readonly<Record<Name, From>>,
  made: (value: From, name: Name) => To,
): Record<Name, To> {
  const names = Object.keys(all) as Name[];
  return Object.fromEntries(names.map((name) => [name, made(all[name], name)])) as Record<Name, To>;
}
