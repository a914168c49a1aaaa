import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, chainBody, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { chainListSchema, connectedChainSchema } from '#lib/contract/chains.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const create = (body: unknown, query = '?verify=false') => api.post(`/api/chains${query}`, body);

describe('POST /api/chains', () => {
  it('returns 201 with the chain and its location, and never the tokens', async () => {
    const response = await create(chainBody({ brandId: 'created' }));
    const text = await response.clone().text();
    expect(text).not.toMatch(/token|secret/iu);
    const chain = await answered(response, { status: 201, schema: connectedChainSchema });
    expect(response.headers.get('location')).toBe(`/api/chains/${chain.id}`);
    expect(chain).toMatchObject({
      name: '居酒屋はいぜん',
      pos: { kind: 'square', baseUrl: 'http://127.0.0.1:9' },
      ordering: { kind: 'oder', baseUrl: 'http://127.0.0.1:9', brandId: 'created' },
      limits: { shops: 4, pos: 4, ordering: 8 },
      currency: null,
      shops: { total: 0, inScope: 0, outOfScope: 0 },
      categories: { state: 'IDLE', total: null, error: null },
    });
    expect(await answered(await api.get(`/api/chains/${chain.id}`), { schema: connectedChainSchema })).toEqual(chain);
  });

  it('accepts limits individually, and defaults to Square’s own address', async () => {
    const { name, pos, ordering } = chainBody({ brandId: 'limited' });
    const { kind, accessToken } = pos;
    const body = { name: ` ${name} `, pos: { kind, accessToken }, ordering, limits: { pos: 2 } };
    expect(await answered(await create(body), { status: 201, schema: connectedChainSchema })).toMatchObject({
      name: '居酒屋はいぜん',
      pos: { baseUrl: 'https://connect.squareup.com' },
      limits: { shops: 4, pos: 2, ordering: 8 },
    });
  });

  it('returns 409 for a brand that is already connected, however its address is written', async () => {
    const body = chainBody({ brandId: 'once' });
    await answered(await create(body), { status: 201, schema: connectedChainSchema });
    const before = await api.db.chain.count();
    const others = ['http://127.0.0.1:9', 'http://127.0.0.1:9/', 'HTTP://127.0.0.1:9//'];
    for (const baseUrl of others) {
      const problem = await refused(await create({ ...body, ordering: { ...body.ordering, baseUrl } }), 409);
      expect(problem.code).toBe('chain-exists');
    }
    expect(await api.db.chain.count()).toBe(before);
  });

  it('only one of many concurrent requests for the same brand wins', async () => {
    const body = chainBody({ brandId: 'raced' });
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await create(body)).status));
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  });

  it('reports invalid fields, and adds nothing', async () => {
    const before = await api.db.chain.count();
    const { pos, ...rest } = chainBody();
    const problem = await refused(
      await create({ ...rest, pos: { ...pos, kind: 'cash', accessToken: 1 }, colour: 'red', limits: { pos: 65 } }),
      422,
    );
    expect(problem.code).toBe('invalid-body');
    expect(problem.errors?.map(({ field }) => field)).toEqual(['pos.kind', 'limits.pos', 'colour']);
    expect((await refused(await create(undefined), 422)).errors?.map(({ field }) => field)).toEqual([
      'name',
      'pos',
      'ordering',
    ]);
    expect((await refused(await create(chainBody(), '?verify=maybe'), 422)).code).toBe('invalid-query');
    expect((await refused(await create(chainBody(), '?verifi=false'), 422)).errors?.[0]?.field).toBe('verifi');
    expect(await api.db.chain.count()).toBe(before);
  });
});

describe('GET /api/chains', () => {
  it('lists all chains, oldest first, with shop counts by state', async () => {
    const { chainId, shopIds } = await api.chainWith([{}, {}, {}, { inScope: false }]);
    await api.post(`/api/shops/${shopIds[0]}/sync`);
    const { items } = await answered(await api.get('/api/chains'), { schema: chainListSchema });
    expect(items.map((chain) => chain.createdAt)).toEqual(items.map((chain) => chain.createdAt).toSorted());
    const mine = items.find((chain) => chain.id === chainId);
    expect(mine?.shops).toMatchObject({ total: 4, inScope: 3, outOfScope: 1, byState: { QUEUED: 1, IDLE: 2 } });
  });

  it.each(['nobody', '%00', '..%2F', "' OR 1=1 --"])('returns 404 for chain %j', async (id) => {
    expect((await refused(await api.get(`/api/chains/${id}`), 404)).code).toBe('not-found');
  });
});
