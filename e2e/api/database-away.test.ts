import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, chainBody, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { chainListSchema } from '#lib/contract/chains.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function expectNotReady(responses: readonly Promise<Response>[]): Promise<void> {
  for (const response of await Promise.all(responses)) {
    expect(response.headers.get('retry-after')).toBe('5');
    expect((await refused(response, 503)).code).toBe('not-ready');
  }
  expect((await api.get('/api/health')).status).toBe(200);
}

it('a process without a database at startup is not ready, and becomes ready once there is one', async () => {
  await api.link.cut();
  await expectNotReady([
    api.get('/api/ready'),
    api.get('/api/chains'),
    api.post('/api/chains?verify=false', chainBody()),
  ]);
  await api.link.mend();
  expect((await api.get('/api/ready')).status).toBe(200);
});

it('every request returns 503 while the database is away, and succeeds once it is back', async () => {
  const { chainId, shopIds } = await api.chainWith(3);
  await api.link.cut();
  await expectNotReady([
    api.get('/api/ready'),
    api.get('/api/chains'),
    api.get(`/api/chains/${chainId}/status`),
    api.get(`/api/chains/${chainId}/shops`),
    api.get(`/api/shops/${shopIds[0]}`),
    api.get('/api/runs'),
    api.post(`/api/chains/${chainId}/sync`),
    api.post(`/api/shops/${shopIds[0]}/sync`),
    api.post('/api/chains?verify=false', chainBody({ brandId: 'away' })),
    api.ask('PATCH', `/api/shops/${shopIds[0]}`, { body: { inScope: false } }),
  ]);
  await api.link.mend();

  const { run } = await answered(await api.post(`/api/chains/${chainId}/sync`), {
    status: 202,
    schema: syncAcceptedSchema,
  });
  expect(run.total).toBe(3);
  const { items } = await answered(await api.get('/api/chains'), { schema: chainListSchema });
  expect(items.map(({ id }) => id)).toEqual([chainId]);
});
