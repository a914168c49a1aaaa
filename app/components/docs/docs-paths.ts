export const DOCS_PATH = '/api/docs';
export const PROBLEMS_PATH = `${DOCS_PATH}/problems`;
export const SCHEMAS_PATH = `${DOCS_PATH}/schemas`;

export function tagPath(tag: string): string {
  return `${DOCS_PATH}/${tag}`;
}

export function operationPath(tag: string, operationId: string): string {
  return `${tagPath(tag)}#${operationId}`;
}

export function schemaPath(name: string): string {
  return `${SCHEMAS_PATH}/${name}`;
}

export function problemPath(code: string): string {
  return `${PROBLEMS_PATH}#problem-${code}`;
}
