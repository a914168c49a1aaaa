import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, refused, TEST_KEY, type TestApi } from '#e2e/fixtures/test-api.ts';
import { acceptsKey } from '#lib/domain/access.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { OPERATIONS } from '#lib/operations/operations.ts';
import { isForProbes } from '#lib/operations/problems-of.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const operations: readonly (readonly [string, Operation])[] = Object.entries(OPERATIONS);

function ask({ method, path }: Operation, authorization: string): Promise<Response> {
  const headers = { host: 'evil.example', origin: 'http://evil.example', authorization };
  return api.ask(method, path.replaceAll(/\{\w+\}/gu, 'nobody'), { headers, ...(method !== 'GET' && { body: {} }) });
}

/** A signed request needs neither a session nor a key, so it may come under any name; an unsigned one is refused all the same. */
function refusalOf({ access }: Operation): string {
  return access.to === 'signature' ? 'signature-invalid' : 'cross-site';
}

it.each(operations.filter(([, operation]) => !acceptsKey(operation.access) && !isForProbes(operation)))(
  'under a foreign host name, %s is rejected whatever Authorization it carries',
  async (_name, operation) => {
    for (const authorization of [`Bearer ${TEST_KEY}`, 'Bearer nobody', 'Basic eDp5'])
      expect((await refused(await ask(operation, authorization), 403)).code).toBe(refusalOf(operation));
  },
);

it.each(operations.filter(([, operation]) => acceptsKey(operation.access)))(
  'under a foreign host name, %s needs a valid key',
  async (_name, operation) => {
    expect((await refused(await ask(operation, 'Bearer nobody'), 401)).code).toBe('unauthorized');
  },
);
