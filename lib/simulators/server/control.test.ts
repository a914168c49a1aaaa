import { expect, test } from 'vitest';
import { call, said, smallAccount, startOder, startSquare } from '#lib/simulators/testing.ts';

const control = (simulator: { url: string }, what: string, method = 'GET', body?: unknown) =>
  call(simulator, `/__control/${what}`, { method, body });

test('faults are switched on and off over HTTP, and control requests are never affected or recorded', async () => {
  const square = await startSquare();
  const faults = [{ kind: 'status', status: 500, on: { path: '/v2/locations' } }];
  expect(said(await control(square, 'faults', 'PUT', { faults }))).toMatchObject({ preset: null, faults });
  expect((await call(square, '/v2/locations')).status).toBe(500);
  expect(said(await control(square, 'faults'))).toMatchObject({ faults: [{ matched: 1, hit: 1 }] });
  expect(said(await control(square, 'faults', 'DELETE'))).toEqual({ preset: 'none', faults: [] });
  expect((await call(square, '/v2/locations')).status).toBe(200);
  expect(square.record().total).toBe(2);
});

test('a preset affects one side and clears the faults of the other', async () => {
  const square = await startSquare();
  const oder = await startOder({ refused: { shopId: '102', itemName: '枝豆' } });
  const choose = async (preset: string) => {
    await control(square, 'faults', 'PUT', { preset });
    await control(oder, 'faults', 'PUT', { preset });
    return [square.faults.list().length, oder.faults.list().length];
  };
  expect(await choose('pos-down')).toEqual([1, 0]);
  await expect(call(square, '/v2/locations')).rejects.toThrow('fetch failed');
  expect(await choose('ordering-busy')).toEqual([0, 1]);
  expect(await choose('one-shop-refused')).toEqual([0, 1]);
  expect(said(await control(square, 'faults'))).toMatchObject({ preset: 'one-shop-refused' });
  expect(said(await control(oder, 'faults'))).toMatchObject({ preset: 'one-shop-refused' });
  expect(await choose('none')).toEqual([0, 0]);
});

test("the refused shop's error names the item without a price", async () => {
  const oder = await startOder({ refused: { shopId: '102', itemName: '刺身' } });
  oder.presets.choose('one-shop-refused');
  const item = (id: string, name: string) => ({
    id,
    name,
    categoryIds: [],
    sortOrder: 0,
    taxIncluded: true,
    variants: [{ id: `${id}-v`, price: 100 }],
    optionGroupIds: [],
  });
  const put = (shopId: string) =>
    call(oder, `/v1/shops/${shopId}/menu`, {
      method: 'PUT',
      headers: { 'idempotency-key': shopId, 'sync-fence': '1' },
      body: { currency: 'JPY', items: [item('a', '枝豆'), item('b', '刺身')], optionGroups: [] },
    });
  const refused = await put('102');
  expect(refused.status).toBe(422);
  expect(said(refused)).toMatchObject({ errors: [{ entity: 'item', id: 'b', message: '「刺身」の価格がありません' }] });
  expect(oder.menu('102')).toBeUndefined();
  expect((await put('101')).status).toBe(200);
});

test('record, state, edits, latency and capacity', async () => {
  const square = await startSquare();
  await call(square, '/v2/merchants');
  expect(said(await control(square, 'record'))).toMatchObject({ total: 1, requests: [{ path: '/v2/merchants' }] });
  expect(said(await control(square, 'record?sinceSeq=1'))).toMatchObject({ total: 1, requests: [] });
  expect(said(await control(square, 'record', 'DELETE'))).toMatchObject({ total: 0 });

  const [item] = smallAccount.objects.filter(({ type }) => type === 'ITEM');
  const renamed = await control(square, 'edits', 'POST', { kind: 'rename', id: item?.id, name: '新しい名前' });
  expect(renamed.status).toBe(200);
  expect(square.itemNamed('新しい名前').id).toBe(item?.id);
  expect((await control(square, 'state')).text).toContain('新しい名前');

  const latency = { kind: 'fixed', ms: 1 };
  expect(said(await control(square, 'latency', 'PUT', latency))).toEqual({ latency });
  expect(said(await control(square, 'latency', 'PUT', null))).toEqual({ latency: null });
  expect(said(await control(square, 'capacity', 'PUT', { inFlight: 3 }))).toEqual({ capacity: { inFlight: 3 } });
});

test('invalid control bodies are 422, unknown paths 404', async () => {
  const square = await startSquare();
  expect((await control(square, 'faults', 'PUT', { preset: 'earthquake' })).status).toBe(422);
  expect((await control(square, 'faults', 'PUT', '{')).status).toBe(422);
  expect((await control(square, 'edits', 'POST', { kind: 'rename', id: 'nobody', name: 'x' })).status).toBe(404);
  expect((await control(square, 'edits', 'POST', { kind: 'explode' })).status).toBe(422);
  expect((await control(square, 'weather')).status).toBe(404);
});
