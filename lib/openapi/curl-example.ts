import type { OperationObject } from './document-types.ts';
import { exampleBody } from './example-body.ts';
import type { SchemaObject } from './schema-object.ts';

type Call = { readonly method: string; readonly path: string; readonly operation: OperationObject };

/** An operation as a curl command; `$HAIZEN` is the installation's URL. */
export function curlExample(
  { method, path, operation }: Call,
  schemas: Readonly<Record<string, SchemaObject>>,
): string {
  const { requestBody, security } = operation;
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema && exampleBody(schema, schemas);
  const isNamed = operation.parameters.some(
    (parameter) => '$ref' in parameter && parameter.$ref.endsWith('/IdempotencyKey'),
  );
  const isSent = body !== undefined && requestBody?.required === true;
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$HAIZEN${path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => shellName(name))}"`,
    ...credentials(security, method),
    ...(isNamed ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(isSent ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body, null, 2)}'`] : []),
  ].join(' \\\n  ');
}

function credentials(security: OperationObject['security'], method: string): readonly string[] {
  if (security.some((scheme) => 'key' in scheme)) return ['-H "Authorization: Bearer $HAIZEN_API_KEY"'];
  // State changes must state their origin, as a browser does.
  const origin = method === 'GET' ? [] : ['-H "Origin: $HAIZEN"'];
  return security.length === 0 ? origin : ['-b "haizen.session_token=$SESSION_TOKEN"', ...origin];
}

/** The shell variable for a parameter: `chainId` becomes `$CHAIN`. */
export function shellName(parameter: string): string {
  return `$${parameter.replace(/Id$/u, '').toUpperCase()}`;
}
