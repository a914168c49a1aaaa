import { afterEach, describe, expect, it } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import type { LeaseHold } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createTestClock } from '#lib/upstream-http/test-clock.ts';
import { type Answering, sendJson, startTestUpstream, type TestUpstream } from '#lib/upstream-http/test-upstream.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createOderTarget } from './target.ts';

const TOKEN = 'platform-token';
const never = new AbortController().signal;
const call = { signal: never };
const write = { signal: never, idempotencyScope: 'run-1/shop-1' };
const servers: TestUpstream[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function against(answer: Answering, { fence, brandId = 'b/1' }: { fence?: number; brandId?: string } = {}) {
  const server = await startTestUpstream(answer);
  servers.push(server);
  const clock = createTestClock({ leaps: true });
  const hold: LeaseHold | null = fence === undefined ? null : { fence, signal: never, throwIfLost: () => {} };
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'ordering',
    baseUrl: server.url,
    gate: createGate({ limit: 4, clock }),
    hold,
    clock,
  });
  return { server, target: createOderTarget({ brandId, token: TOKEN }, http) };
}

describe('an id that would change the request path', () => {
  it.each(['.', '..', '', 'a\0'])('of a shop is rejected without a request: %j', async (shopId) => {
    const { server, target } = await against((response) => sendJson(response, {}));
    const { code, detail } = await failure(target.readMenu(shopId, call));
    expect([code, detail?.said]).toEqual(['ordering-id-refused', shopId]);
    expect((await failure(target.publishMenu(shopId, menu, write))).code).toBe('ordering-id-refused');
    expect(server.seen).toEqual([]);
  });

  it('of the brand is rejected in every call', async () => {
    const { server, target } = await against((response) => sendJson(response, {}), { brandId: '..' });
    const calls = [target.checkConnection(call), target.listShops(call), target.readCategories(call)];
    const failures = await Promise.all([...calls, target.publishCategories([], write)].map(failure));
    expect(failures.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'ordering-id-refused'));
    expect(server.seen).toEqual([]);
  });

  it('of any other kind is encoded in place', async () => {
    const { server, target } = await against((response) => sendJson(response, menu));
    for (const id of ['a/b', '%2e%2e', '..%2F', '..\\102', '?x', '#y']) await target.readMenu(id, call);
    const shops = server.seen.map(({ url }) => decodeURIComponent(url.split('/')[3] ?? ''));
    expect(shops).toEqual(['a/b', '%2e%2e', '..%2F', '..\\102', '?x', '#y']);
  });
});

const counts = { created: 1, changed: 0, removed: 0, unchanged: 0 };
const menu: Menu = {
  currency: 'JPY',
  items: [
    {
      id: 'I1',
      name: '生ビール',
      categoryIds: ['C'],
      sortOrder: 1,
      taxIncluded: true,
      variants: [{ id: 'V1', price: 550 }],
      optionGroupIds: ['G1'],
    },
  ],
  optionGroups: [{ id: 'G1', name: '泡', min: 0, max: null, options: [{ id: 'O1', name: '多め', price: 0 }] }],
};

async function failure(promise: Promise<unknown>): Promise<SyncError> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SyncError)) throw error;
  return error;
}

describe('requests', () => {
  it('carry the token and the fence, reads included, and no fence without a lease', async () => {
    const brand: Answering = (response) =>
      sendJson(response, { id: 'b/1', name: 'あさひ屋', currency: 'JPY', more: 1 });
    const { target, server } = await against(brand, { fence: 1_763_000_000_001 });
    await expect(target.checkConnection(call)).resolves.toEqual({
      name: 'あさひ屋',
      currency: 'JPY',
      features: new Set(),
    });
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: '/v1/brands/b%2F1',
      headers: { authorization: `Bearer ${TOKEN}`, 'sync-fence': '1763000000001' },
    });
    const free = await against(brand);
    await free.target.checkConnection(call);
    expect(free.server.seen[0]?.headers['sync-fence']).toBeUndefined();
  });

  it('report the features that Haizen knows, in any order', async () => {
    const brand = (features: unknown) =>
      against((response) => sendJson(response, { id: 'b/1', name: 'あさひ屋', currency: 'JPY', features }));
    const featuresOf = async (features: unknown) =>
      (await (await brand(features)).target.checkConnection(call)).features;
    expect(await featuresOf(['orders', 'dayparts', 'alcohol'])).toEqual(new Set(['alcohol', 'orders']));
    expect(await featuresOf([])).toEqual(new Set());
    const { target } = await brand(['alcohol', 1]);
    expect(await failure(target.checkConnection(call))).toMatchObject({ detail: { field: 'features.1' } });
  });

  it('read all pages of shops, each shop once', async () => {
    const pages: Record<string, object> = {
      '': { shops: [{ id: '1', name: '一号店', posLocationId: 'L1', acceptingOrders: true }], nextCursor: 'b' },
      b: {
        shops: [
          { id: '1', name: '一号店', posLocationId: 'L1' },
          { id: '2', name: '二号店' },
        ],
        nextCursor: 'c',
      },
      c: { shops: [] },
    };
    const { target, server } = await against((response, { url }) =>
      sendJson(response, pages[new URL(url, 'http://x').searchParams.get('cursor') ?? '']),
    );
    await expect(target.listShops(call)).resolves.toEqual([
      { id: '1', name: '一号店', posLocationId: 'L1' },
      { id: '2', name: '二号店' },
    ]);
    expect(server.seen).toHaveLength(3);
  });

  it.each([400, 404, 410, 422])('read the shops again from the first page if a cursor gets %d', async (status) => {
    const ids = ['1', '2'];
    const { target, server } = await against((response, { url }, index) => {
      const cursor = new URL(url, 'http://x').searchParams.get('cursor');
      if (index === 1) ids.splice(0, 1, '3');
      if (index === 1) return sendJson(response, { title: 'The cursor has expired' }, { status });
      const id = ids[cursor === null ? 0 : 1] ?? '';
      return sendJson(response, { shops: [{ id, name: id }], ...(cursor === null && { nextCursor: 'b' }) });
    });
    const shops = await target.listShops(call);
    expect(shops.map(({ id }) => id)).toEqual(['3', '2']);
    expect(server.seen).toHaveLength(4);
  });

  it('give up the shops after a fourth expired cursor', async () => {
    const { target, server } = await against((response, { url }) =>
      url.includes('cursor')
        ? sendJson(response, { title: 'The cursor has expired' }, { status: 410 })
        : sendJson(response, { shops: [], nextCursor: 'b' }),
    );
    const { code, detail } = await failure(target.listShops(call));
    expect([code, detail]).toMatchObject(['ordering-failed', { tries: 4, status: 410 }]);
    expect(server.seen).toHaveLength(8);
  });

  it('do not follow pages in circles', async () => {
    const { target } = await against((response) => sendJson(response, { shops: [], nextCursor: 'again' }));
    expect(await failure(target.listShops(call))).toMatchObject({ code: 'ordering-malformed' });
  });

  it('replace the whole menu, with the same key only for the same scope and body', async () => {
    const { target, server } = await against((response) => sendJson(response, counts), { fence: 7 });
    await expect(target.publishMenu('s 1', menu, write)).resolves.toEqual(counts);
    await target.publishMenu('s 1', menu, write);
    await target.publishMenu('s 1', menu, { ...write, idempotencyScope: 'run-2/shop-1' });
    await target.publishMenu('s 1', { ...menu, items: [] }, write);
    await target.publishCategories([{ id: 'C', name: '飲み物', sortOrder: 1 }], write);
    await target.publishMenu('s 2', menu, write);
    expect(server.seen[0]).toMatchObject({
      method: 'PUT',
      url: '/v1/shops/s%201/menu',
      headers: { 'sync-fence': '7' },
    });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual(menu);
    expect(server.seen[4]).toMatchObject({ method: 'PUT', url: '/v1/brands/b%2F1/categories' });
    expect(JSON.parse(server.seen[4]?.body ?? '')).toEqual({ categories: [{ id: 'C', name: '飲み物', sortOrder: 1 }] });
    const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(5);
  });

  it('replace and read what is sold out, by ids in a fixed order', async () => {
    const unknown = { variantIds: ['V9'], optionIds: [] };
    const { target, server } = await against(
      (response, { method }) =>
        sendJson(
          response,
          method === 'PUT' ? { unknown } : { soldOut: { variantIds: ['V2', 'V1'], optionIds: ['O1'] } },
        ),
      { fence: 7 },
    );
    const availability = { variants: [{ id: 'V1', until: '2026-12-01T00:00:00Z' }, { id: 'V9' }], options: [] };
    await expect(target.publishAvailability('s 1', availability, write)).resolves.toEqual(unknown);
    expect(server.seen[0]).toMatchObject({
      method: 'PUT',
      url: '/v1/shops/s%201/availability',
      headers: { 'sync-fence': '7', 'idempotency-key': expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      soldOut: { variantIds: ['V1', 'V9'], optionIds: [] },
    });
    await expect(target.readAvailability('s 1', call)).resolves.toEqual({
      variants: [{ id: 'V1' }, { id: 'V2' }],
      options: [{ id: 'O1' }],
    });
  });

  it.each([
    ['items.0.alcoholic', { alcoholic: false }, {}],
    ['items.0.taxRates', { taxRates: {} }, {}],
    ['items.0.taxRates.takeaway', { taxRates: { takeaway: null } }, {}],
    ['optionGroups.0.repeatable', {}, { repeatable: 'yes' }],
    ['optionGroups.0.options.0.maxPerOption', {}, { options: [{ id: 'o', name: 'o', price: 0, maxPerOption: 0 }] }],
    [
      'optionGroups.0.options.0.optionGroupIds',
      {},
      { options: [{ id: 'o', name: 'o', price: 0, optionGroupIds: [] }] },
    ],
  ])('find %s malformed', async (field, itemPart, groupPart) => {
    const items = menu.items.map((item) => ({ ...item, ...itemPart }));
    const optionGroups = menu.optionGroups.map((group) => ({ ...group, ...groupPart }));
    const { target } = await against((response) => sendJson(response, { ...menu, items, optionGroups }));
    expect(await failure(target.readMenu('1', call))).toMatchObject({ code: 'ordering-malformed', detail: { field } });
  });

  it('read back what was published', async () => {
    const { target } = await against((response, { url }) =>
      sendJson(
        response,
        url.endsWith('/menu') ? { ...menu, updatedAt: 'x' } : { categories: [{ id: 'C', name: 'n', sortOrder: 0 }] },
      ),
    );
    await expect(target.readMenu('1', call)).resolves.toEqual(menu);
    await expect(target.readCategories(call)).resolves.toEqual([{ id: 'C', name: 'n', sortOrder: 0 }]);
  });
});

describe('an answer', () => {
  const shop = { id: '1', name: '一号店' };
  const [item] = menu.items;
  it.each<[string, object]>([
    ['a shop', { shops: [{ ...shop, id: '1\0' }] }],
    ['a location', { shops: [{ ...shop, posLocationId: 'L\u0007' }] }],
    ['a lone surrogate', { shops: [{ ...shop, id: '1\ud800' }] }],
  ])('with an id that no database column accepts is malformed: %s', async (_what, body) => {
    const { target } = await against((response) => sendJson(response, body));
    expect(await failure(target.listShops(call))).toMatchObject({ code: 'ordering-malformed' });
  });

  it.each(['一号\0店', '一号店\ud800'])('with the name %j is malformed, not repaired', async (name) => {
    const { target } = await against((response) => sendJson(response, { shops: [shop, { ...shop, name }] }));
    expect(await failure(target.listShops(call))).toMatchObject({
      code: 'ordering-malformed',
      detail: { field: 'shops.1.name' },
    });
  });

  it.each(['J\0Y', 'jpy', 'YEN¥', ''])('in the currency %j is malformed', async (currency) => {
    const { target } = await against((response) =>
      sendJson(response, { ...menu, items: [item], id: 'b/1', name: 'あさひ屋', currency }),
    );
    expect(await failure(target.checkConnection(call))).toMatchObject({ code: 'ordering-malformed' });
    expect(await failure(target.readMenu('1', call))).toMatchObject({ code: 'ordering-malformed' });
  });
});

describe('a refusal', () => {
  const refusing =
    (status: number, body: object = {}): Answering =>
    (response) =>
      sendJson(
        response,
        { title: 'refused', status, ...body },
        { status, headers: { 'content-type': 'application/problem+json' } },
      );

  it('has its own code', async () => {
    const codes = {
      404: 'ordering-shop-unknown',
      409: 'ordering-stale-fence',
      413: 'ordering-too-large',
      422: 'ordering-rejected',
      400: 'ordering-failed',
      401: 'ordering-unauthorized',
    };
    for (const [status, code] of Object.entries(codes)) {
      const { target, server } = await against(refusing(Number(status), { detail: `because of ${TOKEN}` }));
      expect(await failure(target.publishMenu('1', menu, write))).toMatchObject({
        code,
        detail: { status: Number(status), said: 'because of …' },
      });
      expect(server.seen).toHaveLength(1);
    }
  });

  it('of an item names it, also by its variant, group or option', async () => {
    for (const id of ['I1', 'V1', 'G1', 'O1']) {
      const errors = [{ entity: 'item', id, field: 'variants.0.price', message: '価格がありません' }];
      const { target } = await against(refusing(422, { errors }));
      expect(await failure(target.publishMenu('1', menu, write))).toMatchObject({
        code: 'ordering-rejected',
        detail: { itemId: 'I1', itemName: '生ビール', field: 'variants.0.price', said: '価格がありません' },
      });
    }
  });

  it('of an unknown id reports only the id; of a category its name', async () => {
    const errors = [{ entity: 'category', id: 'C9', field: 'id', message: '使われています' }];
    const { target } = await against(refusing(422, { errors }));
    expect((await failure(target.publishMenu('1', menu, write))).detail).toEqual({
      status: 422,
      itemId: 'C9',
      field: 'id',
      said: '使われています',
    });
    const categories = [{ id: 'C9', name: '鍋', sortOrder: 0 }];
    expect((await failure(target.publishCategories(categories, write))).detail).toMatchObject({ itemName: '鍋' });
  });
});

it('an answer that violates the contract is malformed and names the field', async () => {
  const { target } = await against((response) =>
    sendJson(response, { ...menu, items: [{ ...menu.items[0], taxIncluded: null }] }),
  );
  expect(await failure(target.readMenu('1', call))).toMatchObject({
    code: 'ordering-malformed',
    detail: { field: 'items.0.taxIncluded' },
  });
  const wrong = await against((response) => sendJson(response, { ...counts, created: -1 }));
  expect(await failure(wrong.target.publishMenu('1', menu, write))).toMatchObject({ code: 'ordering-malformed' });
});
