import { searchText } from '#lib/domain/search-text.ts';
import type { OpenApiDocument, OperationObject } from './document-types.ts';
import { refName } from './schema-object.ts';

/** Everything that contains each word of a query, in the document's order. */
export type DocumentMatches = {
  readonly operations: ReadonlySet<string>;
  readonly schemas: readonly string[];
  readonly problems: readonly string[];
};

/**
 * An empty query matches everything. An operation matches by its name, path, descriptions, own parameters and the fields
 * of its body.
 */
export function searchDocument({ paths, components }: OpenApiDocument, query: string): DocumentMatches {
  const words = searchText(query).split(' ').filter(Boolean);
  const matches = (...texts: readonly unknown[]) => {
    const text = searchText(texts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
    return words.every((word) => text.includes(word));
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      matches(method, path, ...textsOf(operation, components.schemas)) ? [operation.operationId] : [],
    ),
  );
  return {
    operations: new Set(operations),
    schemas: Object.entries(components.schemas).flatMap(([name, schema]) => (matches(name, schema) ? [name] : [])),
    problems: Object.entries(components.examples).flatMap(([code, { value }]) =>
      matches(code, String(value.status), value.title, value.detail, value.remedy) ? [code] : [],
    ),
  };
}

/** Without what every operation shares: the headers and the problems. */
function textsOf(
  { operationId, summary, description, parameters, requestBody, responses }: OperationObject,
  schemas: OpenApiDocument['components']['schemas'],
): unknown[] {
  const own = parameters.filter((parameter) => !('$ref' in parameter));
  const answers = Object.values(responses).map(({ content = {} }) => content['application/json']?.schema ?? '');
  const body = requestBody?.content['application/json']?.schema;
  const named = body && schemas[refName(body) ?? ''];
  return [operationId, summary, description, own, named ?? body ?? '', answers];
}
