import type { OperationObject } from '#lib/openapi/document-types.ts';
import { openApiDocument } from '#lib/openapi/open-api-document.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { OPERATIONS, type OperationName } from '#lib/operations/operations.ts';

/** The document as served. */
export const DOCUMENT = openApiDocument({ locale: 'ja', version: '0' });

export const NAMES = Object.keys(OPERATIONS) as OperationName[];

export function operationOf(name: OperationName): Operation {
  return OPERATIONS[name];
}

/** The documentation of an operation. */
export function documented(name: OperationName): OperationObject {
  const { path, method } = operationOf(name);
  const found = DOCUMENT.paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`the document has no ${name}`);
  return found;
}
