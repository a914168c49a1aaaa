import { expect, test } from 'vitest';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { call, said, smallAccount, startSquare, type Reply } from '#lib/simulators/testing.ts';
import type { CatalogObject, ItemObject } from './types.ts';

type ObjectsPage = { objects?: CatalogObject[]; cursor?: string; latest_time: string };
const objectsOf = (reply: Reply) => (said(reply) as ObjectsPage).objects ?? [];
const idsOf = (reply: Reply) => objectsOf(reply).map(({ id }) => id);
const search = (square: { url: string }, body: unknown) => call(square, '/v2/catalog/search', { body });
const items = smallAccount.objects.filter((object): object is ItemObject => object.type === 'ITEM');
const firstItem = () => {
  const [item] = items;
  if (item === undefined) throw new Error('The small account has no items');
  return item;
};

test("a wrong token gets 401 in Square's format", async () => {
  const square = await startSquare();
  const reply = await call(square, '/v2/locations', { headers: { authorization: 'Bearer other' } });
  expect(reply.status).toBe(401);
  expect(said(reply)).toMatchObject({ errors: [{ category: 'AUTHENTICATION_ERROR', code: 'UNAUTHORIZED' }] });
});

test('locations and the merchant', async () => {
  const square = await startSquare();
  const [location] = smallAccount.locations;
  expect(said(await call(square, '/v2/locations'))).toEqual({ locations: smallAccount.locations });
  expect(said(await call(square, `/v2/locations/${location?.id}`))).toEqual({ location });
  expect(said(await call(square, '/v2/locations/main'))).toEqual({ location });
  expect((await call(square, '/v2/locations/NOWHERE')).status).toBe(404);
  expect(said(await call(square, '/v2/merchants'))).toEqual({ merchant: [smallAccount.merchant] });
});

test('the list has pages of 100 and contains the whole catalogue', async () => {
  const account = makeAccount({ shops: 8, itemsPerShop: 150 });
  const square = await startSquare({ account });
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const reply = await call(square, `/v2/catalog/list${cursor === undefined ? '' : `?cursor=${cursor}`}`);
    pages.push(idsOf(reply));
    ({ cursor } = said(reply) as ObjectsPage);
  } while (cursor !== undefined);
  expect(pages.slice(0, -1).every((page) => page.length === 100)).toBe(true);
  expect(pages.flat()).toEqual(account.objects.map(({ id }) => id));
});

test('the list filters by type, case-insensitively, and rejects unknown types and cursors', async () => {
  const square = await startSquare();
  const types = new Set(objectsOf(await call(square, '/v2/catalog/list?types=category,TAX')).map(({ type }) => type));
  expect(types).toEqual(new Set(['CATEGORY', 'TAX']));
  const variations = objectsOf(await call(square, '/v2/catalog/list?types=ITEM_VARIATION'));
  expect(variations.map(({ id }) => id)).toEqual(
    items.flatMap(({ item_data }) => item_data.variations.map(({ id }) => id)),
  );
  expect(said(await call(square, '/v2/catalog/list?types=IMAGE'))).toEqual({});
  expect((await call(square, '/v2/catalog/list?types=DISH')).status).toBe(400);
  expect(said(await call(square, '/v2/catalog/list?cursor=abc'))).toMatchObject({
    errors: [{ code: 'INVALID_CURSOR' }],
  });
});

test('deleted objects are never listed, but can be retrieved', async () => {
  const square = await startSquare();
  const { id, item_data } = firstItem();
  const variationId = item_data.variations[0]?.id ?? '';
  square.edit({ kind: 'delete', id });

  expect(idsOf(await call(square, '/v2/catalog/list?types=ITEM'))).not.toContain(id);
  expect((await call(square, `/v2/catalog/object/${id}`)).status).toBe(404);
  expect(idsOf(await search(square, { object_types: ['ITEM'], limit: 1000 }))).not.toContain(id);
  const deleted = await search(square, { object_types: ['ITEM'], limit: 1000, include_deleted_objects: true });
  expect(objectsOf(deleted).find((object) => object.id === id)).toMatchObject({ is_deleted: true });

  const retrieve = (more: object) =>
    call(square, '/v2/catalog/batch-retrieve', { body: { object_ids: [id, variationId, 'UNKNOWN'], ...more } });
  expect(said(await retrieve({}))).toEqual({});
  expect(idsOf(await retrieve({ include_deleted_objects: true }))).toEqual([id, variationId]);

  square.edit({ kind: 'restore', id });
  expect(idsOf(await retrieve({}))).toEqual([id, variationId]);
});

test('a deleted variation is no longer inside its item', async () => {
  const square = await startSquare();
  const item = items.find(({ item_data }) => item_data.variations.length === 2);
  const gone = item?.item_data.variations[1]?.id ?? '';
  square.edit({ kind: 'delete', id: gone });
  const { object } = said(await call(square, `/v2/catalog/object/${item?.id}`)) as { object: ItemObject };
  expect(object.item_data.variations.map(({ id }) => id)).toEqual([item?.item_data.variations[0]?.id]);
  const found = await call(square, '/v2/catalog/batch-retrieve', {
    body: { object_ids: [gone], include_deleted_objects: true },
  });
  expect(objectsOf(found)).toMatchObject([{ id: gone, is_deleted: true }]);
});

test('a search finds changes after its begin_time, which is exclusive, and returns the next one', async () => {
  const square = await startSquare();
  const before = (said(await search(square, { object_types: ['TAX'] })) as ObjectsPage).latest_time;
  const [one, other] = items.map(({ id }) => id);
  square.edit({ kind: 'rename', id: one ?? '', name: 'いち' });
  const between = (said(await search(square, { object_types: ['TAX'] })) as ObjectsPage).latest_time;
  square.edit({ kind: 'rename', id: other ?? '', name: 'に' });

  expect(idsOf(await search(square, { begin_time: before }))).toEqual([one, other]);
  expect(idsOf(await search(square, { begin_time: between }))).toEqual([other]);
  const after = (said(await search(square, { begin_time: between })) as ObjectsPage).latest_time;
  expect(said(await search(square, { begin_time: after }))).toEqual({ latest_time: after });
});

test('a search returns up to 1000 objects, ignores other limits, and rejects unsupported queries', async () => {
  const square = await startSquare({ account: makeAccount({ shops: 3, itemsPerShop: 300 }) });
  const lengths = async (limit?: number) => objectsOf(await search(square, { limit })).length;
  expect(await lengths(1000)).toBeGreaterThan(300);
  expect([await lengths(7), await lengths(), await lengths(0), await lengths(1001)]).toEqual([7, 100, 100, 100]);
  expect((await search(square, { begin_time: 'yesterday' })).status).toBe(400);
  expect((await search(square, { query: { prefix_query: {} } })).status).toBe(400);
  expect((await search(square, '{')).status).toBe(400);
});

test('at most 1000 ids are retrieved per request', async () => {
  const square = await startSquare();
  const retrieve = (count: number) =>
    call(square, '/v2/catalog/batch-retrieve', { body: { object_ids: Array.from({ length: count }, () => 'X') } });
  expect((await retrieve(1000)).status).toBe(200);
  expect((await retrieve(1001)).status).toBe(400);
});

test('items are searched by location, archived ones only on request', async () => {
  const square = await startSquare();
  const locationId = smallAccount.locations[0]?.id ?? '';
  const { id } = firstItem();
  const at = async (more: object = {}) =>
    said(
      await call(square, '/v2/catalog/search-catalog-items', { body: { enabled_location_ids: [locationId], ...more } }),
    ) as { items?: ItemObject[]; matched_variation_ids?: string[] };
  const found = async (more?: object) => (await at(more)).items?.map((item) => item.id) ?? [];
  expect(await found()).toHaveLength(30);
  expect((await at()).matched_variation_ids).toContain(firstItem().item_data.variations[0]?.id);

  square.edit({ kind: 'set-presence', id, everywhere: true, absentAt: [locationId] });
  expect(await found()).not.toContain(id);
  square.edit({ kind: 'set-presence', id, everywhere: false, presentAt: [locationId] });
  expect(await found()).toContain(id);
  square.edit({ kind: 'archive', id });
  expect(await found()).not.toContain(id);
  expect(await found({ archived_state: 'ARCHIVED_STATE_ARCHIVED' })).toEqual([id]);
});

test('info returns the limits', async () => {
  const square = await startSquare();
  expect(said(await call(square, '/v2/catalog/info'))).toMatchObject({
    limits: { batch_retrieve_max_object_ids: 1000, search_max_page_limit: 1000 },
  });
});

test('each edit gives the changed objects a newer version, and no others', () => {
  return startSquare().then((square) => {
    const item = items.find(({ item_data }) => item_data.variations.length === 2);
    if (item === undefined) throw new Error('No item with two sizes');
    const [small, large] = item.item_data.variations;
    square.edit({ kind: 'change-price', id: small?.id ?? '', amount: 1234 });
    const now = square.account().objects.find(({ id }) => id === item.id) as ItemObject;
    expect(now.version).toBeGreaterThan(item.version);
    expect(now.item_data.variations[0]).toMatchObject({ item_variation_data: { price_money: { amount: 1234 } } });
    expect(now.item_data.variations[0]?.version).toBe(now.version);
    expect(now.item_data.variations[1]).toEqual(large);
    const others = (objects: readonly { id: string }[]) => objects.filter(({ id }) => id !== item.id);
    expect(others(square.account().objects)).toEqual(others(smallAccount.objects));
  });
});

test('a price for only one shop', async () => {
  const square = await startSquare();
  const { id } = firstItem();
  const locationId = smallAccount.locations[1]?.id ?? '';
  square.edit(
    { kind: 'change-price', id, amount: 900, locationId },
    { kind: 'change-price', id, amount: 950, locationId },
  );
  const [variation] = square.itemNamed(firstItem().item_data.name ?? '').item_data.variations;
  const overrides = variation?.item_variation_data.location_overrides?.filter(
    ({ location_id }) => location_id === locationId,
  );
  expect(overrides).toMatchObject([{ price_money: { amount: 950, currency: 'JPY' } }]);
});

test('a removed category is removed from its items', async () => {
  const square = await startSquare();
  const categoryId = firstItem().item_data.categories?.[0]?.id ?? '';
  square.edit({ kind: 'remove-category', id: categoryId });
  expect((await call(square, '/v2/catalog/list?types=ITEM')).text).not.toContain(categoryId);
  expect((await call(square, '/v2/catalog/list?types=CATEGORY')).text).not.toContain(categoryId);
});

test('items, categories and locations can be added, removed and changed', async () => {
  const square = await startSquare();
  const locationId = smallAccount.locations[2]?.id ?? '';
  square.edit(
    { kind: 'add-category', id: 'NEW-CATEGORY', name: '季節' },
    {
      kind: 'add-item',
      id: 'NEW-ITEM',
      name: '松茸ごはん',
      kana: 'まつたけごはん',
      amount: 1200,
      categoryId: 'NEW-CATEGORY',
    },
    { kind: 'change-location', id: locationId, status: 'INACTIVE' },
  );
  expect(square.itemNamed('松茸ごはん').item_data.categories).toEqual([{ id: 'NEW-CATEGORY', ordinal: 0 }]);
  expect((await call(square, `/v2/locations/${locationId}`)).text).toContain('INACTIVE');
  expect(() => square.itemNamed('ない')).toThrow(RangeError);
});

test('nested lists are sent from version 2026-08-19 on', async () => {
  const square = await startSquare();
  const list = smallAccount.objects.find((object) => object.type === 'MODIFIER_LIST');
  if (list?.type !== 'MODIFIER_LIST') throw new Error('The small account has no modifier list');
  const { modifiers = [], ...data } = list.modifier_list_data;
  const nested = modifiers.map((modifier) => ({
    ...modifier,
    modifier_data: { ...modifier.modifier_data, child_modifier_list_ids: ['OTHER'] },
  }));
  square.edit({ kind: 'put', object: { ...list, modifier_list_data: { ...data, modifiers: nested } } });
  const sent = async (version?: string) =>
    (await call(square, '/v2/catalog/list', { headers: version === undefined ? {} : { 'square-version': version } }))
      .text;
  expect(await sent()).toContain('child_modifier_list_ids');
  expect(await sent('2026-08-19')).toContain('child_modifier_list_ids');
  expect(await sent('2025-08-20')).not.toContain('child_modifier_list_ids');
});
