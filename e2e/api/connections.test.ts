import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { connectedChainSchema, discoveredSchema } from '#lib/contract/chains.ts';
import { shopListSchema } from '#lib/contract/shops.ts';
import { readEnv } from '#lib/process/env.ts';
import { type Haizen, openHaizen } from '#lib/process/haizen.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { type OderSimulator, startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { type SquareSimulator, startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';

const TOKENS = { pos: 'right-pos-token', ordering: 'right-ordering-token' };
const ACCOUNT = makeAccount({ shops: 8, itemsPerShop: 2 });
const BRANDS = ['verified', 'discovered', 'at-once', 'wrong-token', 'odd-ids'];

let api: TestApi;
let square: SquareSimulator;
let oder: OderSimulator;
let worker: Haizen;

beforeAll(async () => {
  api = await openTestApi();
  square = await startSquareSimulator({ token: TOKENS.pos, account: ACCOUNT });
  const brands = BRANDS.map((id) => {
    const brand = makeBrand(ACCOUNT, { id });
    // The first location has no shop at the platform, and the last shop has no location at the POS.
    const shops = brand.shops.slice(1).map((shop) => ({ ...shop, id: `${id}-${shop.id}` }));
    // As a path segment, the second shop's id would resolve to its brand's parent folder.
    const all = id === 'odd-ids' ? shops.map((shop, at) => (at === 1 ? { ...shop, id: '..' } : shop)) : shops;
    return { ...brand, shops: [...all, { id: `${id}-new`, name: '開店準備中', acceptingOrders: false }] };
  });
  oder = await startOderSimulator({ token: TOKENS.ordering, brands });
  worker = await openHaizen(
    readEnv({ ...TEST_SETTINGS, DATABASE_URL: api.databaseUrl, HAIZEN_ROLE: 'worker', HAIZEN_LOG_LEVEL: 'silent' }),
  );
});
afterAll(async () => {
  await worker.close();
  await Promise.all([square.stop(), oder.stop()]);
  await api[Symbol.asyncDispose]();
});

type Wrong = {
  readonly posUrl?: string;
  readonly posToken?: string;
  readonly brandId?: string;
  readonly token?: string;
};

function chainOf({ posUrl = square.url, posToken = TOKENS.pos, brandId = 'verified', token = TOKENS.ordering }: Wrong) {
  return {
    name: '炭火酒場つくよみ',
    pos: { kind: 'square', baseUrl: posUrl, accessToken: posToken },
    ordering: { kind: 'oder', baseUrl: oder.url, brandId, token },
  };
}

describe('POST /api/chains', () => {
  it('tests both connections before saving them', async () => {
    square.resetRecord();
    oder.resetRecord();
    await answered(await api.post('/api/chains', chainOf({})), { status: 201, schema: connectedChainSchema });
    expect([square.record().requests.length, oder.record().requests.length]).toEqual([1, 1]);
  });

  it.each<[string, Wrong, string, RegExp]>([
    ['the POS does not know the token', { posToken: 'wrong-pos-token' }, 'pos', /The POS rejected the token/u],
    ['the POS does not answer', { posUrl: 'http://127.0.0.1:9' }, 'pos', /The POS doesn't answer/u],
    [
      'the platform does not know the token',
      { token: 'wrong-token' },
      'ordering',
      /The ordering app rejected the token/u,
    ],
    ['the platform does not know the brand', { brandId: 'nobody' }, 'ordering', /doesn't know this brand/u],
  ])('if %s, reports it and saves nothing', async (_what, wrong, side, detail) => {
    const before = await api.db.chain.count();
    const response = await api.ask('POST', '/api/chains', {
      body: chainOf({ brandId: 'discovered', ...wrong }),
      headers: { 'accept-language': 'en' },
    });
    expect(await response.clone().text()).not.toMatch(/(?:right|wrong)-(?:pos-|ordering-)?token/u);
    expect(await response.clone().json()).toMatchObject({ side });
    const problem = await refused(response, 422);
    expect(problem.code).toBe('connection-failed');
    expect(problem.detail).toMatch(detail);
    expect(problem.errors?.map(({ field }) => field)).toEqual([side]);
    expect(await api.db.chain.count()).toBe(before);
  });
});

it.each(['.', '..', 'a\0b'])('rejects a brand id of %j before sending any request', async (brandId) => {
  oder.resetRecord();
  const problem = await refused(await api.post('/api/chains?verify=false', chainOf({ brandId })), 422);
  expect(problem.errors?.map(({ field }) => field)).toEqual(['ordering.brandId']);
  expect(oder.record().requests).toEqual([]);
});

it('reports both sides if both are wrong', async () => {
  const body = chainOf({ brandId: 'discovered', posToken: 'wrong-pos-token', token: 'wrong-token' });
  const response = await api.ask('POST', '/api/chains', { body, headers: { 'accept-language': 'en' } });
  expect(await response.clone().json()).toMatchObject({
    side: 'pos',
    sides: [
      { side: 'pos', cause: 'pos-unauthorized', detail: expect.stringMatching(/The POS rejected the token/u) },
      {
        side: 'ordering',
        cause: 'ordering-unauthorized',
        detail: expect.stringMatching(/The ordering app rejected the token/u),
      },
    ],
  });
  const problem = await refused(response, 422);
  expect(problem.errors?.map(({ field }) => field)).toEqual(['pos', 'ordering']);
});

describe('PATCH /api/chains/:id', () => {
  it('tests only the given side', async () => {
    const created = await api.post('/api/chains?verify=false', chainOf({ brandId: 'one-side', posToken: 'wrong' }));
    const chain = await answered(created, { status: 201, schema: connectedChainSchema });
    square.resetRecord();
    oder.resetRecord();
    const patch = { body: { pos: { accessToken: TOKENS.pos } } };
    // The platform does not know this brand, but it is not tested.
    await answered(await api.ask('PATCH', `/api/chains/${chain.id}`, patch), { schema: connectedChainSchema });
    expect([square.record().total, oder.record().total]).toEqual([1, 0]);
  });

  /** Every way to change an address into another one, where someone else may listen. */
  const MOVES = {
    'another host': (url: URL) => Object.assign(url, { hostname: 'localhost' }).href,
    'another port': (url: URL) => Object.assign(url, { port: '9' }).href,
    'another scheme': (url: URL) => Object.assign(url, { protocol: 'https:' }).href,
    'another path': (url: URL) => Object.assign(url, { pathname: '/somebody-else' }).href,
    'a path in other letters': (url: URL) => Object.assign(url, { pathname: '/V1' }).href,
    'a longer path': (url: URL) => Object.assign(url, { pathname: '/v1/deeper' }).href,
    'no path': (url: URL) => Object.assign(url, { pathname: '/' }).href,
  };

  const FIELDS = { pos: 'pos.accessToken', ordering: 'ordering.token' } as const;

  it.each(Object.entries(MOVES))('sends no saved token to %s', async (what, move) => {
    const wanted = chainOf({ brandId: what });
    const body = {
      ...wanted,
      pos: { ...wanted.pos, baseUrl: `${square.url}/v1` },
      ordering: { ...wanted.ordering, baseUrl: `${oder.url}/v1` },
    };
    const created = await api.post('/api/chains?verify=false', body);
    const chain = await answered(created, { status: 201, schema: connectedChainSchema });
    square.resetRecord();
    oder.resetRecord();
    for (const side of ['pos', 'ordering'] as const) {
      const patch = { body: { [side]: { baseUrl: move(new URL(body[side].baseUrl)) } } };
      const problem = await refused(await api.ask('PATCH', `/api/chains/${chain.id}`, patch), 422);
      expect([problem.code, problem.errors?.map((error) => error.field)]).toEqual(['token-needed', [FIELDS[side]]]);
    }
    expect([square.record().requests, oder.record().requests]).toEqual([[], []]);
    const after = await answered(await api.get(`/api/chains/${chain.id}`), { schema: connectedChainSchema });
    expect([after.pos, after.ordering]).toEqual([chain.pos, chain.ordering]);
  });

  it('rejects any other change of where a token goes: kind, brand or query', async () => {
    const { chainId } = await api.chainWith(1);
    const bodies = [
      { pos: { kind: 'square' } },
      { ordering: { kind: 'oder' } },
      { ordering: { brandId: 'another' } },
      { pos: { baseUrl: `${square.url}/?to=somebody-else` } },
      { ordering: { baseUrl: `${oder.url}/#somebody-else` } },
    ];
    for (const body of bodies) {
      const response = await api.ask('PATCH', `/api/chains/${chainId}`, { body });
      expect((await refused(response, 422)).code).toBe('invalid-body');
    }
  });

  it('does not require a token if only the spelling of the address differs', async () => {
    const created = await api.post('/api/chains?verify=false', chainOf({ brandId: 'verified-again' }));
    const { id } = await answered(created, { status: 201, schema: connectedChainSchema });
    const body = { pos: { baseUrl: `${square.url.toUpperCase().replace('HTTP', 'http')}//` } };
    const chain = await answered(await api.ask('PATCH', `/api/chains/${id}`, { body }), {
      schema: connectedChainSchema,
    });
    expect(chain.pos.baseUrl).toBe(square.url);
  });
});

describe('POST /api/chains/:id/discover', () => {
  async function connect(wrong: Wrong): Promise<string> {
    const response = await api.post('/api/chains?verify=false', chainOf(wrong));
    return (await answered(response, { status: 201, schema: connectedChainSchema })).id;
  }
  const discover = async (chainId: string) =>
    answered(await api.post(`/api/chains/${chainId}/discover`), { schema: discoveredSchema });
  const shopsOf = async (chainId: string) =>
    (await answered(await api.get(`/api/chains/${chainId}/shops`), { schema: shopListSchema })).items;

  it('reads both sides, matches their shops, and keeps manual decisions', async () => {
    const chainId = await connect({ brandId: 'discovered' });
    const found = await discover(chainId);
    expect(found.matched).toHaveLength(7);
    expect(found.onlyAtPos.map(({ id }) => id)).toEqual([ACCOUNT.locations[0]?.id]);
    expect(found.onlyAtPlatform).toEqual([{ id: 'discovered-new', name: '開店準備中' }]);

    const shops = await shopsOf(chainId);
    const active = new Set(ACCOUNT.locations.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id));
    expect(shops).toHaveLength(9);
    for (const shop of shops) {
      const isKnownToBoth = shop.platformShopId !== null && active.has(shop.posLocationId ?? '');
      expect([shop.id, shop.inScope]).toEqual([shop.id, isKnownToBoth]);
    }
    expect(found.matched.map(({ shopId }) => shopId).toSorted()).toEqual(
      shops
        .flatMap(({ id, posLocationId, platformShopId }) => (posLocationId && platformShopId ? [id] : []))
        .toSorted(),
    );
    const { currency } = await answered(await api.get(`/api/chains/${chainId}`), { schema: connectedChainSchema });
    expect(currency).toBe('JPY');

    const out = found.matched[2]?.shopId;
    await api.ask('PATCH', `/api/shops/${out}`, { body: { inScope: false } });
    const [first] = ACCOUNT.locations;
    oder.edit({ kind: 'change-shop', shopId: 'discovered-new', posLocationId: first?.id });
    const again = await discover(chainId);
    expect(again).toMatchObject({ onlyAtPos: [], onlyAtPlatform: [] });
    expect(again.matched).toHaveLength(8);
    expect(again.matched.map(({ shopId }) => shopId)).toEqual(
      expect.arrayContaining(found.matched.map(({ shopId }) => shopId)),
    );
    const linked = (await shopsOf(chainId)).filter(({ posLocationId }) => posLocationId === first?.id);
    expect(linked).toMatchObject([{ name: first?.name, platformShopId: 'discovered-new', inScope: true }]);
    expect((await shopsOf(chainId)).find(({ id }) => id === out)?.inScope).toBe(false);
  });

  it('skips a shop whose id would change the request path, and reports it', async () => {
    const chainId = await connect({ brandId: 'odd-ids' });
    const found = await discover(chainId);
    expect(found.unusable).toEqual([{ side: 'ordering', id: '..', name: expect.any(String), reason: 'id-not-usable' }]);
    expect(found.matched).toHaveLength(6);
    expect((await shopsOf(chainId)).map(({ platformShopId }) => platformShopId)).not.toContain('..');
  });

  it('answers all of many concurrent requests', async () => {
    const chainId = await connect({ brandId: 'at-once' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => discover(chainId)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await shopsOf(chainId)).toHaveLength(9);
  });

  it('reports why it failed, and leaves the shops unchanged', async () => {
    const chainId = await connect({ brandId: 'wrong-token', posToken: 'wrong-pos-token' });
    const problem = await refused(await api.post(`/api/chains/${chainId}/discover`), 502);
    expect(problem.code).toBe('discover-failed');
    expect(await shopsOf(chainId)).toEqual([]);
  });

  it('returns 404 for an unknown chain, and accepts only an empty body', async () => {
    expect((await refused(await api.post('/api/chains/nobody/discover'), 404)).code).toBe('not-found');
    const wrong = await refused(await api.post('/api/chains/nobody/discover', { force: true }), 422);
    expect(wrong.errors?.map(({ field }) => field)).toEqual(['force']);
  });
});
