import { expect, it } from 'vitest';
import type { Operation } from '#lib/operations/operation.ts';
import { OPERATIONS } from '#lib/operations/operations.ts';
import { curlExample } from './curl-example.ts';
import { exampleBody } from './example-body.ts';
import { openApiDocument } from './open-api-document.ts';

const { paths, components } = openApiDocument({ locale: 'ja', version: '1' });
const all = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const operations: Readonly<Record<string, Operation>> = OPERATIONS;

it.each(all.filter(({ operation }) => operation.requestBody))(
  'the example body of $operation.operationId is valid',
  ({ operation }) => {
    const schema = operation.requestBody?.content['application/json']?.schema ?? {};
    const body = exampleBody(schema, components.schemas);
    expect(operations[operation.operationId]?.body?.safeParse(body)).toMatchObject({ success: true });
  },
);

it('shows an operation as a curl command', () => {
  const approve = all.find(({ operation }) => operation.operationId === 'approveMenu');
  expect(approve && curlExample(approve, components.schemas)).toBe(
    [
      'curl -X POST "$HAIZEN/api/shops/$SHOP/approve"',
      '-H "Authorization: Bearer $HAIZEN_API_KEY"',
      '-H "Idempotency-Key: $(uuidgen)"',
      '-H "Content-Type: application/json"',
      `-d '{\n  "planHash": "…",\n  "reason": "価格改定を確認済み"\n}'`,
    ].join(' \\\n  '),
  );
});
