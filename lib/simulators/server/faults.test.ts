import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { call, said, smallAccount, startOder, startSquare } from '#lib/simulators/testing.ts';
import type { Fault } from './fault.ts';

const LOCATIONS = '/v2/locations';

test("a status comes in the upstream's error format", async () => {
  const square = await startSquare();
  const oder = await startOder();
  square.faults.set([{ kind: 'status', status: 503 }]);
  oder.faults.set([{ kind: 'status', status: 503 }]);

  const fromSquare = await call(square, LOCATIONS);
  expect(fromSquare.status).toBe(503);
  expect(said(fromSquare)).toMatchObject({ errors: [{ category: 'API_ERROR', code: 'SERVICE_UNAVAILABLE' }] });
  const fromOder = await call(oder, '/v1/brands/brand-1');
  expect(fromOder.headers.get('content-type')).toContain('application/problem+json');
  expect(said(fromOder)).toMatchObject({ status: 503, code: 'unavailable' });
});

test('a Retry-After is in seconds, or a date that is not too early', async () => {
  const square = await startSquare();
  square.faults.set([{ kind: 'status', status: 429, retryAfterSeconds: 2, times: 1 }]);
  expect((await call(square, LOCATIONS)).headers.get('retry-after')).toBe('2');

  square.faults.set([{ kind: 'status', status: 429, retryAfterSeconds: 2, retryAfterAs: 'date' }]);
  const askedAtMs = Date.now();
  const date = Date.parse((await call(square, LOCATIONS)).headers.get('retry-after') ?? '');
  expect(date).toBeGreaterThanOrEqual(askedAtMs + 2_000);
  expect(date).toBeLessThan(askedAtMs + 4_000);
});

test('a timeout never answers and stays in flight until the client gives up', async () => {
  const square = await startSquare();
  square.faults.set([{ kind: 'timeout' }]);
  const giveUp = new AbortController();
  const answer = call(square, LOCATIONS, { signal: giveUp.signal });
  await expect.poll(() => square.record().inFlight).toBe(1);
  giveUp.abort();
  await expect(answer).rejects.toThrow(/abort/i);
  await expect.poll(() => square.record().inFlight).toBe(0);
  expect(square.record().requests).toMatchObject([{ outcome: 'client-gone', fault: 'timeout' }]);
});

test.each<Fault>([{ kind: 'reset' }, { kind: 'half-body' }])('$kind breaks the connection', async (fault) => {
  const square = await startSquare();
  square.faults.set([{ ...fault, times: 1 }]);
  await expect(call(square, LOCATIONS)).rejects.toThrow(TypeError);
  await expect.poll(() => square.record().requests).toMatchObject([{ outcome: 'cut' }]);
  expect((await call(square, LOCATIONS)).status).toBe(200);
});

test('half a body that ends cleanly is invalid JSON', async () => {
  const square = await startSquare();
  const whole = (await call(square, LOCATIONS)).text;
  square.faults.set([{ kind: 'half-body', ending: 'clean' }]);
  const half = await call(square, LOCATIONS);
  expect(half.status).toBe(200);
  expect(() => said(half)).toThrow(SyntaxError);
  expect(whole.startsWith(half.text.slice(0, 50))).toBe(true);
});

test('HTML, an empty body, and any other answer, with status 200', async () => {
  const square = await startSquare();
  square.faults.set([
    { kind: 'html', times: 1 },
    { kind: 'empty', times: 1 },
    { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"locations":7}', times: 1 },
  ]);
  const html = await call(square, LOCATIONS);
  expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await call(square, LOCATIONS)).text).toBe('');
  expect((await call(square, LOCATIONS)).text).toBe('{"locations":7}');
  expect(square.faults.list().map(({ hit }) => hit)).toEqual([1, 1, 1]);
});

test('a slow drip is complete in the end', async () => {
  const square = await startSquare();
  const atOnce = await call(square, LOCATIONS);
  square.faults.set([{ kind: 'drip', durationMs: 60 }]);
  const startedAtMs = performance.now();
  expect((await call(square, LOCATIONS)).text).toBe(atOnce.text);
  expect(performance.now() - startedAtMs).toBeGreaterThan(50);
});

test('another currency and rewritten text', async () => {
  const square = await startSquare();
  square.faults.set([
    { kind: 'currency', currency: 'USD', on: { path: '/v2/catalog/*' } },
    { kind: 'rewrite', find: '"ACTIVE"', replace: '"CLOSED"', on: { path: LOCATIONS } },
  ]);
  const catalogue = (await call(square, '/v2/catalog/list')).text;
  expect(catalogue).toContain('"currency":"USD"');
  expect(catalogue).not.toContain('"JPY"');
  expect((await call(square, LOCATIONS)).text).toContain('"CLOSED"');
});

test('a range of requests, the next N, and a share of the requests', async () => {
  const square = await startSquare();
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let at = 0; at < count; at++) seen.push((await call(square, LOCATIONS)).status);
    return seen;
  };
  square.faults.set([{ kind: 'status', status: 500, from: 2, to: 3 }]);
  expect(await statuses(5)).toEqual([200, 500, 500, 200, 200]);
  square.faults.set([{ kind: 'status', status: 500, times: 2 }]);
  expect(await statuses(4)).toEqual([500, 500, 200, 200]);
  square.faults.set([{ kind: 'status', status: 500, probability: 0.3 }]);
  const failed = (await statuses(200)).filter((status) => status === 500).length;
  expect(failed).toBeGreaterThan(40);
  expect(failed).toBeLessThan(80);
});

test('only requests that match: method, path, shop', async () => {
  const oder = await startOder();
  oder.faults.set([{ kind: 'status', status: 500, on: { method: 'get', path: '/v1/shops/*/menu', shopId: '102' } }]);
  expect((await call(oder, '/v1/shops/101/menu')).status).toBe(200);
  expect((await call(oder, '/v1/shops/102/menu')).status).toBe(500);
  expect((await call(oder, '/v1/brands/brand-1')).status).toBe(200);
});

test('a location named in a body counts as its shop', async () => {
  const square = await startSquare();
  const [first, second] = smallAccount.locations.map(({ id }) => id);
  square.faults.set([{ kind: 'status', status: 500, on: { shopId: second } }]);
  const search = (locationId = '') =>
    call(square, '/v2/catalog/search-catalog-items', { body: { enabled_location_ids: [locationId] } });
  expect((await search(first)).status).toBe(200);
  expect((await search(second)).status).toBe(500);
});

test('a request whose answer is lost is applied only if the fault says so', async () => {
  const oder = await startOder();
  const put = (key: string) =>
    call(oder, '/v1/brands/brand-1/categories', {
      method: 'PUT',
      headers: { 'idempotency-key': key, 'sync-fence': '1' },
      body: { categories: [{ id: key, name: key, sortOrder: 0 }] },
    });
  oder.faults.set([{ kind: 'reset', times: 1 }]);
  await expect(put('lost-before')).rejects.toThrow('fetch failed');
  expect(oder.categories('brand-1')).toEqual([]);

  oder.faults.set([{ kind: 'reset', times: 1, applied: true }]);
  await expect(put('lost-after')).rejects.toThrow('fetch failed');
  expect(oder.categories('brand-1')).toMatchObject([{ id: 'lost-after' }]);
  expect(oder.record()).toMatchObject({ applied: 1 });

  const again = await put('lost-after');
  expect(said(again)).toEqual({ created: 1, changed: 0, removed: 0, unchanged: 0 });
  expect(oder.record().applied).toBe(1);
});

test('an invalid fault is rejected', async () => {
  const square = await startSquare();
  expect(() => square.faults.set([{ kind: 'status', status: 99 }])).toThrow(ZodError);
  expect(square.faults.list()).toEqual([]);
});
