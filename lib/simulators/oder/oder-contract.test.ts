import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  checkedOderWithCategories as withCategories,
  startCheckedOder,
} from '#e2e/conformance/contract/checked-oder.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { call, said, startOder, TOKEN } from '#lib/simulators/testing.ts';
import {
  BRAND,
  CATEGORIES,
  categories,
  freshKey,
  group,
  item,
  MENU,
  menu,
  put,
  putCategories,
} from './contract.test-helper.ts';

test('401, 403 and 404', async () => {
  const account = makeAccount({ shops: 1, itemsPerShop: 1 });
  const other = {
    ...makeBrand(account, { id: 'brand-2' }),
    shops: [{ id: '201', name: '他社', acceptingOrders: true }],
  };
  const oder = await startCheckedOder({ brands: [makeBrand(account), other], brandTokens: { narrow: ['brand-2'] } });
  const status = async (path: string, token = TOKEN) =>
    (await call(oder, path, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await status(BRAND, 'wrong')).toBe(401);
  expect(await status(BRAND, 'narrow')).toBe(403);
  expect(await status(MENU, 'narrow')).toBe(403);
  expect(await status('/v1/shops/201/menu', 'narrow')).toBe(200);
  expect(await status('/v1/brands/nobody')).toBe(404);
  expect(await status('/v1/shops/999/menu')).toBe(404);
  expect(await status('/v1/elsewhere')).toBe(404);
  expect((await call(oder, BRAND, { method: 'DELETE' })).status).toBe(405);
});

test('lists the brand, and its shops page by page', async () => {
  const account = makeAccount({ shops: 230, itemsPerShop: 1 });
  const oder = await startCheckedOder({ brands: [makeBrand(account)] });
  expect(said(await call(oder, BRAND))).toEqual({
    id: 'brand-1',
    name: '炭火酒場つくよみ',
    currency: 'JPY',
    features: ['availability', 'tax-by-service', 'repeatable-options', 'nested-options', 'alcohol'],
  });
  const names: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const path = `${BRAND}/shops${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`;
    const page = said(await call(oder, path)) as { shops: { name: string }[]; nextCursor?: string };
    names.push(...page.shops.map(({ name }) => name));
    cursor = page.nextCursor;
    pages++;
  } while (cursor !== undefined);
  expect(pages).toBe(3);
  expect(names).toEqual(account.locations.map(({ name }) => name));
  expect((await call(oder, `${BRAND}/shops?cursor=nonsense`)).status).toBe(400);
});

test('unpublished menus and categories are empty', async () => {
  const oder = await startCheckedOder();
  expect(said(await call(oder, CATEGORIES))).toEqual({ categories: [] });
  expect(said(await call(oder, MENU))).toEqual({ currency: 'JPY', items: [], optionGroups: [] });
});

test('a PUT replaces the whole list and returns its counts', async () => {
  const oder = await startCheckedOder();
  expect(said(await putCategories(oder))).toEqual({ created: 2, changed: 0, removed: 0, unchanged: 0 });
  const next = [
    { id: 'cold', name: '冷たい料理', sortOrder: 0 },
    { id: 'grill', name: '串焼き', parentId: 'cold', sortOrder: 2 },
  ];
  expect(said(await putCategories(oder, next))).toEqual({ created: 1, changed: 1, removed: 1, unchanged: 0 });
  expect(said(await call(oder, CATEGORIES))).toEqual({ categories: next });

  const iced = { optionGroupIds: ['ice-group'] };
  const first = menu([item('a'), item('b', iced), item('c')], [group('ice-group')]);
  expect(said(await put(oder, MENU, first))).toEqual({ created: 3, changed: 0, removed: 0, unchanged: 0 });
  const second = menu(
    [item('a'), item('b', iced), item('d', { variants: [{ id: 'd-v', name: '大', price: 900, sku: '' }] })],
    [group('ice-group', { max: 1 })],
  );
  expect(said(await put(oder, MENU, second))).toEqual({ created: 1, changed: 1, removed: 1, unchanged: 1 });
  expect(said(await call(oder, MENU))).toEqual(second);
  expect(oder.menu('101')).toEqual(second);
  expect(oder.publishes('101')).toBe(2);
  expect(oder.menu('102')).toBeUndefined();
});

test('a write without an Idempotency-Key or a fence is rejected', async () => {
  const oder = await startCheckedOder();
  const put = (headers: Record<string, string>) =>
    call(oder, CATEGORIES, { method: 'PUT', headers, body: { categories } });
  const keyless = await put({ 'sync-fence': '1' });
  expect([keyless.status, (said(keyless) as { code: string }).code]).toEqual([400, 'idempotency-key-missing']);
  expect((await put({ 'idempotency-key': 'k' })).status).toBe(400);
  expect((await put({ 'idempotency-key': 'k', 'sync-fence': '1.5' })).status).toBe(400);
  expect(oder.categories('brand-1')).toEqual([]);
});

test('the same key and body return the same answer and are not applied again', async () => {
  const oder = await startCheckedOder();
  const first = await putCategories(oder, categories, { key: 'k' });
  await putCategories(oder, []);
  const again = await putCategories(oder, categories, { key: 'k' });
  expect(again.text).toBe(first.text);
  expect(oder.categories('brand-1')).toEqual([]);
  expect(oder.record().applied).toBe(2);
  expect(oder.record().requests.map(({ replayed }) => replayed)).toEqual([undefined, undefined, true]);

  const refused = await put(oder, MENU, menu([item('a', { categoryIds: ['nowhere'] })]), { key: 'refused' });
  await putCategories(oder, [{ id: 'nowhere', name: 'どこか', sortOrder: 0 }]);
  const refusedAgain = await put(oder, MENU, menu([item('a', { categoryIds: ['nowhere'] })]), { key: 'refused' });
  expect([refusedAgain.status, refusedAgain.text]).toEqual([422, refused.text]);
});

test('the same key with another body, or for another shop, is 422', async () => {
  const oder = await withCategories();
  await put(oder, MENU, menu([item('a')]), { key: 'k' });
  const otherBody = await put(oder, MENU, menu([]), { key: 'k' });
  expect([otherBody.status, (said(otherBody) as { code: string }).code]).toEqual([422, 'idempotency-key-reused']);
  expect((await put(oder, '/v1/shops/102/menu', menu([item('a')]), { key: 'k' })).status).toBe(422);
  expect(oder.menu('101')?.items).toHaveLength(1);
  expect(oder.menu('102')).toBeUndefined();
});

test('a key is remembered for 24 hours', async () => {
  let nowMs = 0;
  const hourMs = 60 * 60 * 1_000;
  const oder = await startCheckedOder({ now: () => nowMs });
  await putCategories(oder, categories, { key: 'k' });
  nowMs = 24 * hourMs - 1;
  expect((await putCategories(oder, [], { key: 'k' })).status).toBe(422);
  nowMs = 24 * hourMs;
  expect((await putCategories(oder, [], { key: 'k' })).status).toBe(200);
});

test('a fence lower than the highest one seen is 409, on every request', async () => {
  const oder = await withCategories();
  await call(oder, BRAND, { headers: { 'sync-fence': '7' } });
  expect(oder.fence('brand-1')).toBe(7);
  const stale = await putCategories(oder, [], { fence: 6 });
  expect(stale.status).toBe(409);
  expect(said(stale)).toMatchObject({ code: 'stale-fence', type: expect.stringMatching(/stale-fence$/) as string });
  expect((await call(oder, MENU, { headers: { 'sync-fence': '6' } })).status).toBe(409);
  expect((await call(oder, MENU)).status).toBe(200);
  expect((await putCategories(oder, categories, { fence: 7 })).status).toBe(200);
  expect(oder.categories('brand-1')).toEqual(categories);
});

test('the fence is checked before the key, the body and the capacity', async () => {
  const oder = await withCategories();
  await putCategories(oder, categories, { key: 'known', fence: 9 });
  expect((await putCategories(oder, categories, { key: 'known', fence: 8 })).status).toBe(409);
  expect((await putCategories(oder, 'rubbish', { fence: 8 })).status).toBe(409);
  oder.faults.set([{ kind: 'status', status: 500 }]);
  expect((await putCategories(oder, categories, { fence: 8 })).status).toBe(409);
});

test('a write is rejected if a higher fence arrives while it waits to be applied', async () => {
  const oder = await withCategories();
  oder.setLatency({ kind: 'fixed', ms: 150, on: { method: 'PUT' } });
  const slow = put(oder, MENU, menu([item('a')]), { fence: 5 });
  await expect.poll(() => oder.fence('brand-1')).toBe(5);
  await call(oder, BRAND, { headers: { 'sync-fence': '6' } });
  expect((await slow).status).toBe(409);
  expect(oder.menu('101')).toBeUndefined();
});

test('a client disconnect does not stop its write', async () => {
  const oder = await startOder();
  await putCategories(oder);
  oder.setLatency({ kind: 'fixed', ms: 80, on: { method: 'PUT' } });
  const giveUp = new AbortController();
  const headers = { 'idempotency-key': 'k', 'sync-fence': '2' };
  const write = call(oder, MENU, { method: 'PUT', headers, body: menu([item('a')]), signal: giveUp.signal });
  await expect.poll(() => oder.fence('brand-1')).toBe(2);
  giveUp.abort();
  await expect(write).rejects.toThrow(/abort/i);
  await expect.poll(() => oder.menu('101')?.items.length).toBe(1);
  expect(oder.record().applied).toBe(2);
  expect(oder.record().requests.at(-1)).toMatchObject({ outcome: 'client-gone', applied: true });
});

test.each<{ wrong: string; body: unknown; error: object }>([
  {
    wrong: 'an unknown category',
    body: menu([item('a', { categoryIds: ['cold', 'nowhere'] })]),
    error: { entity: 'item', id: 'a', field: 'categoryIds', message: '「a」のカテゴリ nowhere が登録されていません' },
  },
  {
    wrong: 'a missing price',
    body: menu([item('a'), item('b', { name: '枝豆', variants: [{ id: 'v' } as never] })]),
    error: { entity: 'item', id: 'b', field: 'variants.0.price', message: '「枝豆」の価格がありません' },
  },
  {
    wrong: 'no variant',
    body: menu([item('a', { variants: [] })]),
    error: { entity: 'item', id: 'a', field: 'variants' },
  },
  {
    wrong: 'a fraction of a yen',
    body: menu([item('a', { variants: [{ id: 'v', price: 1.5 }] })]),
    error: { id: 'a' },
  },
  { wrong: 'a duplicate item', body: menu([item('a'), item('a')]), error: { entity: 'item', id: 'a', field: 'id' } },
  {
    wrong: 'a duplicate variant',
    body: menu([item('a'), item('b', { variants: [{ id: 'a-v', price: 1 }] })]),
    error: { entity: 'item', field: 'variants' },
  },
  {
    wrong: 'a missing group',
    body: menu([item('a', { optionGroupIds: ['ice'] })]),
    error: { entity: 'item', id: 'a', field: 'optionGroupIds' },
  },
  {
    wrong: 'a duplicate group',
    body: menu([], [group('g'), group('g')]),
    error: { entity: 'optionGroup', id: 'g', field: 'id' },
  },
  {
    wrong: 'a duplicate option',
    body: menu(
      [],
      [
        group('g', {
          options: [
            { id: 'o', name: 'o', price: 0 },
            { id: 'o', name: 'o', price: 0 },
          ],
        }),
      ],
    ),
    error: { entity: 'optionGroup', id: 'g', field: 'options' },
  },
  {
    wrong: 'min above max',
    body: menu([], [group('g', { min: 1, max: 1, options: [] })]),
    error: { id: 'g', field: 'min' },
  },
  {
    wrong: 'min above the number of options',
    body: menu([], [group('g', { min: 2 })]),
    error: { id: 'g', field: 'min' },
  },
  {
    wrong: 'a different currency',
    body: { ...menu([]), currency: 'USD' },
    error: { entity: 'menu', field: 'currency' },
  },
  { wrong: 'an unknown key', body: menu([{ ...item('a'), image: 'x' } as never]), error: { entity: 'item', id: 'a' } },
  { wrong: 'null for a field', body: menu([{ ...item('a'), kana: null } as never]), error: { id: 'a', field: 'kana' } },
])('422 for $wrong, and nothing is applied', async ({ body, error }) => {
  const oder = await withCategories();
  await put(oder, MENU, menu([item('before')]));
  const reply = await put(oder, MENU, body);
  expect(reply.status).toBe(422);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect((said(reply) as { errors: object[] }).errors[0]).toMatchObject(error);
  expect(oder.menu('101')).toEqual(menu([item('before')]));
});

test('400 for invalid JSON', async () => {
  const oder = await startCheckedOder();
  expect((await put(oder, MENU, '{"items":')).status).toBe(400);
});

test.each<{ wrong: string; list: unknown; error: object }>([
  { wrong: 'a duplicate id', list: [categories[0], categories[0]], error: { id: 'cold', field: 'id' } },
  { wrong: 'an unknown parent', list: [{ ...categories[0], parentId: 'x' }], error: { id: 'cold', field: 'parentId' } },
  {
    wrong: 'a cycle',
    list: [
      { ...categories[0], parentId: 'drinks' },
      { ...categories[1], parentId: 'cold' },
    ],
    error: { id: 'cold', field: 'parentId' },
  },
  {
    wrong: 'no name',
    list: [{ id: 'a', sortOrder: 0 }],
    error: { id: 'a', field: 'name', message: '「a」の名前がありません' },
  },
])('422 for categories with $wrong', async ({ list, error }) => {
  const oder = await withCategories();
  const reply = await putCategories(oder, list);
  expect(reply.status).toBe(422);
  expect((said(reply) as { errors: object[] }).errors[0]).toMatchObject({ entity: 'category', ...error });
  expect(oder.categories('brand-1')).toEqual(categories);
});

test('a category can be removed only if no published item uses it', async () => {
  const oder = await withCategories();
  await put(oder, MENU, menu([item('a')]));
  await put(oder, '/v1/shops/102/menu', menu([item('a', { categoryIds: ['drinks'] })]));
  const onlyDrinks = categories.slice(1);
  const refused = await putCategories(oder, onlyDrinks);
  expect(refused.status).toBe(422);
  expect(said(refused)).toMatchObject({ errors: [{ entity: 'category', id: 'cold' }] });
  expect((said(refused) as { errors: object[] }).errors).toHaveLength(1);

  await put(oder, MENU, menu([]));
  expect((await putCategories(oder, onlyDrinks)).status).toBe(200);
});

test('platform-owned fields survive a PUT and are removed with their item', async () => {
  const oder = await withCategories();
  await put(oder, MENU, menu([item('a'), item('b')]));
  const fields = { imageUrl: 'https://img.example/a.jpg', soldOut: true, translations: { en: { name: 'Edamame' } } };
  oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'a', fields });
  await put(oder, MENU, menu([item('a', { name: '枝豆' }), item('b')]));
  expect(oder.platformFields('101', 'a')).toEqual(fields);
  expect((await call(oder, MENU)).text).not.toContain('img.example');
  expect((await call(oder, '/__control/state')).text).toContain('img.example');

  await put(oder, MENU, menu([item('b')]));
  await put(oder, MENU, menu([item('a'), item('b')]));
  expect(oder.platformFields('101', 'a')).toBeUndefined();
  expect(() => oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'z', fields })).toThrow(RangeError);
});

test('bodies may be gzip, and are at most 5 MB when decompressed', async () => {
  const oder = await withCategories();
  const send = (body: Buffer, encoding: Record<string, string> = {}) =>
    fetch(`${oder.url}${MENU}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'idempotency-key': freshKey(),
        'sync-fence': '1',
        ...encoding,
      },
      body: new Uint8Array(body),
    });
  const gzip = { 'content-encoding': 'gzip' };
  const whole = Buffer.from(JSON.stringify(menu([item('a')])));
  expect((await send(gzipSync(whole), gzip)).status).toBe(200);
  expect(oder.menu('101')?.items).toHaveLength(1);
  expect((await send(whole, gzip)).status).toBe(400);

  const large = Buffer.alloc(5 * 1024 * 1024 + 1, ' ');
  const refused = await send(large);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    413,
    'application/problem+json; charset=utf-8',
  ]);
  expect((await send(gzipSync(large), gzip)).status).toBe(413);
  expect((await send(large.subarray(1))).status).toBe(400);
});

test('the record shows the token, fence and key of each write', async () => {
  const oder = await withCategories();
  await put(oder, MENU, menu([item('a'), item('b')]), { key: 'mine', fence: 3 });
  expect(oder.record().requests.at(-1)).toMatchObject({
    method: 'PUT',
    route: '/v1/shops/:shopId/menu',
    shopId: '101',
    fence: 3,
    idempotencyKey: 'mine',
    status: 200,
    applied: true,
    counts: { items: 2, variants: 2, optionGroups: 0 },
  });
});

test('shops can be added, removed and changed at the platform', async () => {
  const oder = await startCheckedOder();
  oder.edit(
    { kind: 'add-shop', brandId: 'brand-1', shopId: '900', name: '新店' },
    { kind: 'change-shop', shopId: '101', acceptingOrders: false, posLocationId: null },
    { kind: 'remove-shop', shopId: '102' },
  );
  const shops = oder.shops('brand-1');
  expect(shops.map(({ id }) => id)).toEqual(['101', '103', '900']);
  expect(shops[0]).not.toHaveProperty('posLocationId');
  expect((await call(oder, '/v1/shops/102/menu')).status).toBe(404);
});
