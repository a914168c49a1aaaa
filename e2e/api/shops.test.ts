import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { connectedChainSchema } from '#lib/contract/chains.ts';
import { type Shop, SHOP_SORTS, shopListSchema, shopSchema } from '#lib/contract/shops.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

const DAY_MS = 86_400_000;
const LONG_NAME = '配膳'.repeat(127);

let api: TestApi;
let chainId: string;
let shopIds: readonly string[];

/** 30 shops with duplicate and missing names, numbers and times, so that a page can end between equals. */
const SHOPS = Array.from({ length: 30 }, (_shop, n) => ({
  name: n < 4 ? `${LONG_NAME}${n % 2}` : `${['すすきの', 'ｽｽｷﾉ', 'Ginza', '新宿'][n % 4]}店${n % 5}`,
  number: n % 10 === 9 ? null : String([9, 10, 101, 2][n % 4] ?? 0) + 'x'.repeat(n),
  inScope: n % 6 !== 5,
  ...(n % 3 === 0 && { lastSuccessAt: new Date(Date.UTC(2026, 10, 1) + (n % 4) * DAY_MS) }),
}));

beforeAll(async () => {
  api = await openTestApi();
  ({ chainId, shopIds } = await api.chainWith(SHOPS));
});
afterAll(() => api[Symbol.asyncDispose]());

const list = async (query: string) =>
  answered(await api.get(`/api/chains/${chainId}/shops${query}`), { schema: shopListSchema });

const pagesOf = (query: string) => allPages((cursor) => list(`${query}${cursor}`));

describe('GET /api/chains/:id/shops', () => {
  it.each(SHOP_SORTS)('by %s, page by page, loses no shop and repeats none', async (sort) => {
    const whole = await list(`?sort=${sort}`);
    expect(whole.nextCursor).toBeUndefined();
    expect(whole.items.map(({ id }) => id).toSorted()).toEqual(shopIds.toSorted());
    for (const limit of [1, 7, 29, 30]) expect(await pagesOf(`?sort=${sort}&limit=${limit}`)).toEqual(whole.items);
  });

  it('sorts by the requested column, in both directions', async () => {
    const keyOf = {
      name: (shop: Shop) => shop.name.slice(0, 60),
      number: (shop: Shop) => (shop.number ?? '').padStart(40, '0').slice(0, 40),
      lastSuccessAt: (shop: Shop) => shop.lastSuccessAt ?? '',
    };
    for (const sort of ['name', 'number', 'lastSuccessAt'] as const) {
      const { items } = await list(`?sort=${sort}`);
      const keys = items.map(keyOf[sort]);
      expect(keys).toEqual(keys.toSorted());
      expect((await list(`?sort=-${sort}`)).items).toEqual(items.toReversed());
    }
    expect((await list('')).items).toEqual((await list('?sort=number')).items);
  });

  it('continues after a shop that has moved in the order', async () => {
    const { chainId: other } = await api.chainWith(10);
    const page = (query: string) => api.get(`/api/chains/${other}/shops?sort=name&limit=4${query}`);
    const first = await answered(await page(''), { schema: shopListSchema });
    const last = first.items.at(-1);
    await api.db.shop.update({ where: { id: last?.id }, data: { name: '0号店' } });
    const second = await answered(await page(`&cursor=${first.nextCursor}`), { schema: shopListSchema });
    const third = await answered(await page(`&cursor=${second.nextCursor}`), { schema: shopListSchema });
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
  });

  it('searches names and numbers in any spelling', async () => {
    const names = async (q: string) => (await list(`?q=${encodeURIComponent(q)}`)).items.map(({ name }) => name);
    const found = await names('すすきの');
    expect(found).toHaveLength(SHOPS.filter(({ name }) => /^(?:すすきの|ｽｽｷﾉ)/u.test(name)).length);
    expect(await names('ススキノ')).toEqual(found);
    expect(await names('　ＧＩＮＺＡ ')).toEqual(await names('ginza'));
    expect(await names('%')).toEqual([]);
    expect(await names('_')).toEqual([]);
    expect(await names(' ')).toHaveLength(30);
    const tenth = SHOPS[5]?.number ?? '';
    expect((await list(`?q=${tenth.toUpperCase()}`)).items.map(({ number }) => number)).toContain(tenth);
  });

  it('filters by state and scope, also across pages', async () => {
    const outside = SHOPS.filter(({ inScope }) => !inScope).length;
    expect(await pagesOf('?inScope=false&limit=2')).toHaveLength(outside);
    expect(await pagesOf('?inScope=true&limit=9')).toHaveLength(30 - outside);
    expect((await list('?state=RUNNING')).items).toEqual([]);
    expect((await list('?state=IDLE&q=ginza&inScope=true')).items.map(({ state }) => state)).not.toContain('QUEUED');
  });

  it('rejects a cursor that belongs to another list', async () => {
    const { nextCursor } = await list('?sort=name&limit=1');
    const wrong = ['x', 'bnVsbA', '%00', nextCursor ?? ''];
    for (const cursor of wrong) {
      const response = await api.get(`/api/chains/${chainId}/shops?sort=-name&cursor=${cursor}`);
      expect((await refused(response, 422)).code).toBe('invalid-query');
    }
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=501', 'limit'],
    ['?limit=many', 'limit'],
    ['?sort=colour', 'sort'],
    ['?state=idle', 'state'],
    ['?inScope=1', 'inScope'],
    [`?q=${'x'.repeat(101)}`, 'q'],
    ['?q=a%00b', 'q'],
    ['?page=2', 'page'],
  ])('reports what is wrong with %s', async (query, field) => {
    const problem = await refused(await api.get(`/api/chains/${chainId}/shops${query}`), 422);
    expect(problem.code).toBe('invalid-query');
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
  });

  it('returns 404 for an unknown chain', async () => {
    expect((await refused(await api.get('/api/chains/nobody/shops'), 404)).code).toBe('not-found');
  });
});

describe('/api/shops/:id', () => {
  const patch = (id: string | undefined, body: unknown) => api.ask('PATCH', `/api/shops/${id}`, { body });

  it('returns one shop', async () => {
    const shop = await answered(await api.get(`/api/shops/${shopIds[4]}`), { schema: shopSchema });
    expect(shop).toMatchObject({
      id: shopIds[4],
      chainId,
      name: SHOPS[4]?.name,
      number: SHOPS[4]?.number,
      platformShopId: SHOPS[4]?.number,
      posLocationId: 'L4',
      inScope: true,
      state: 'IDLE',
      phase: null,
      progress: null,
      error: null,
    });
    expect((await refused(await api.get('/api/shops/nobody'), 404)).code).toBe('not-found');
  });

  it('a shop out of scope is in no bulk run, and can be brought back', async () => {
    const { chainId: other, shopIds: ids } = await api.chainWith(3);
    expect(await answered(await patch(ids[1], { inScope: false }), { schema: shopSchema })).toMatchObject({
      id: ids[1],
      inScope: false,
    });
    const chain = await answered(await api.get(`/api/chains/${other}`), { schema: connectedChainSchema });
    expect(chain.shops).toMatchObject({ total: 3, inScope: 2, outOfScope: 1 });

    const accepted = await answered(await api.post(`/api/chains/${other}/sync`), {
      status: 202,
      schema: syncAcceptedSchema,
    });
    expect(accepted.run.total).toBe(2);
    const states = await Promise.all(
      ids.map(async (id) => (await answered(await api.get(`/api/shops/${id}`), { schema: shopSchema })).state),
    );
    expect(states).toEqual(['QUEUED', 'IDLE', 'QUEUED']);

    await answered(await patch(ids[1], { inScope: true }), { schema: shopSchema });
    const single = await api.post(`/api/shops/${ids[1]}/sync`);
    await answered(single, { status: 202, schema: syncAcceptedSchema });
  });

  it('a shop that one side does not know cannot come into scope', async () => {
    const { shopIds: ids } = await api.chainWith([{ number: null, inScope: false, name: '神田店' }]);
    const problem = await refused(await patch(ids[0], { inScope: true }), 422);
    expect(problem.code).toBe('shop-unmatched');
    expect(problem.detail).toContain('神田店');
    await answered(await patch(ids[0], { inScope: false }), { schema: shopSchema });
  });

  it('reports what is wrong, and returns 404 for an unknown shop', async () => {
    const problem = await refused(await patch(shopIds[0], { inScope: 'yes', name: '改名店' }), 422);
    expect(problem.errors?.map(({ field }) => field)).toEqual(['inScope', 'name']);
    expect((await refused(await patch(shopIds[0], undefined), 422)).errors?.[0]?.field).toBe('inScope');
    expect((await refused(await patch('nobody', { inScope: true }), 404)).code).toBe('not-found');
  });
});
