import type { OpenApiDocument, OperationObject } from '#lib/openapi/document-types.ts';

/** An operation with its method and path. */
export type DocumentedCall = { readonly method: string; readonly path: string; readonly operation: OperationObject };

export type TagOperations = {
  readonly name: OpenApiDocument['tags'][number]['name'];
  readonly description: string;
  readonly operations: readonly DocumentedCall[];
};

/** The document's operations in tag order. */
export function operationsByTag({ tags, paths }: OpenApiDocument): readonly TagOperations[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return tags.map((tag) => ({ ...tag, operations: all.filter(({ operation }) => operation.tags.includes(tag.name)) }));
}
