import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { shopSchema } from '#lib/contract/shops.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import { withClient } from '#lib/launch/postgres/database.ts';

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/u;

let api: TestApi;
let chainId: string;
let shopIds: readonly string[];
beforeAll(async () => {
  api = await openTestApi();
  ({ chainId, shopIds } = await api.chainWith(3));
});
afterAll(() => api[Symbol.asyncDispose]());

describe('the language', () => {
  it.each([
    ['en', 'en'],
    ['en-US,en;q=0.9,ja;q=0.8', 'en'],
    ['ja', 'ja'],
    ['fr, ja;q=0.2, en;q=0.1', 'ja'],
    ['fr', 'ja'],
    ['', 'ja'],
  ])('of %j is %s, in problems and in shop errors', async (header, language) => {
    const headers = { 'accept-language': header };
    const response = await api.get('/api/runs/nobody', headers);
    expect(response.headers.get('content-language')).toBe(language);
    const { title, detail, remedy } = await refused(response, 404);
    for (const sentence of [title, detail, remedy]) expect(JAPANESE.test(sentence)).toBe(language === 'ja');

    const { shopIds: ids } = await api.chainWith([{}]);
    const started = await api.post(`/api/shops/${ids[0]}/sync`);
    const { run } = await answered(started, { status: 202, schema: syncAcceptedSchema });
    await api.settle(run.id, () => 'FAILED');
    const shop = await answered(await api.get(`/api/shops/${ids[0]}`, headers), { schema: shopSchema });
    expect(JAPANESE.test(shop.error?.message ?? '')).toBe(language === 'ja');
    expect(JAPANESE.test(shop.error?.remedy ?? '')).toBe(language === 'ja');
  });

  it('also applies to field errors', async () => {
    for (const language of ['ja', 'en']) {
      const response = await api.ask('POST', `/api/chains/${chainId}/sync`, {
        body: { onBusy: 'wait' },
        headers: { 'accept-language': language },
      });
      const { errors } = await refused(response, 422);
      expect(JAPANESE.test(errors?.[0]?.message ?? '')).toBe(language === 'ja');
    }
  });
});

describe('a body', () => {
  it.each(['POST /api/chains', 'POST /api/chains/:chain/sync', 'PATCH /api/shops/:shop', 'POST /api/shops/:shop/sync'])(
    'over 1 MB is 413, and invalid JSON is 422: %s',
    async (call) => {
      const [method = '', route = ''] = call.split(' ');
      const path = route.replace(':chain', chainId).replace(':shop', shopIds[1] ?? '');
      const large = JSON.stringify({ name: 'x'.repeat(1_000_000) });
      expect((await refused(await api.ask(method, path, { body: large }), 413)).code).toBe('body-too-large');
      expect((await refused(await api.ask(method, path, { body: '{"full": tru' }), 422)).code).toBe('invalid-body');
    },
  );

  it('can hold 10,000 shops', async () => {
    const ids = Array.from({ length: 10_000 }, (_shop, n) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`);
    const problem = await refused(await api.post(`/api/chains/${chainId}/sync`, { shopIds: ids }), 422);
    expect(problem.errors).toHaveLength(10_000);
    const more = await refused(await api.post(`/api/chains/${chainId}/sync`, { shopIds: [...ids, 'x'] }), 422);
    expect(more.errors?.map(({ field }) => field)).toEqual(['shopIds']);
  });
});

it('rejects a repeated query parameter instead of picking one value', async () => {
  const problem = await refused(await api.get('/api/runs?limit=1&limit=2', { 'accept-language': 'en' }), 422);
  expect(problem).toMatchObject({
    code: 'invalid-query',
    errors: [{ field: 'limit', message: 'Given more than once.' }],
  });
});

describe('unknown paths', () => {
  it.each(['GET /api/nothing', 'POST /api/chains/x/y/z', 'DELETE /api/runs/x/results/y', 'PUT /api/x', 'PATCH /api/x'])(
    'return a problem too: %s',
    async (call) => {
      const [method = '', path = ''] = call.split(' ');
      expect((await refused(await api.ask(method, path), 404)).code).toBe('not-found');
    },
  );

  it('outside the trial, its fault switch does not exist', async () => {
    expect((await refused(await api.get('/api/trial'), 404)).code).toBe('not-trial');
    const put = await api.ask('PUT', '/api/trial', { body: { preset: 'pos-down' } });
    expect((await refused(put, 404)).code).toBe('not-trial');
    const wrong = await api.ask('PUT', '/api/trial', { body: { preset: 'fire' } });
    expect((await refused(wrong, 422)).errors?.map(({ field }) => field)).toEqual(['preset']);
  });
});

describe('health and readiness', () => {
  it('the process is alive, and its database and queue are reachable', async () => {
    for (const path of ['/api/health', '/api/ready']) {
      const response = await api.get(path);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it('without its queue it is alive, but not ready', async () => {
    await withClient(api.databaseUrl, (client) => client.query('ALTER SCHEMA pgboss RENAME TO gone'));
    try {
      expect((await api.get('/api/health')).status).toBe(200);
      expect((await refused(await api.get('/api/ready'), 503)).code).toBe('not-ready');
    } finally {
      await withClient(api.databaseUrl, (client) => client.query('ALTER SCHEMA gone RENAME TO pgboss'));
    }
    expect((await api.get('/api/ready')).status).toBe(200);
  });
});
