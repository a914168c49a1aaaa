import { expect, test, vi } from 'vitest';
import { call, startSquare } from '#lib/simulators/testing.ts';
import { latencyMsOf } from './latency.ts';
import { createTraffic } from './traffic.ts';

const LOCATIONS = '/v2/locations';
const together = <T>(count: number, act: () => Promise<T>) => Promise.all(Array.from({ length: count }, act));

test('the record counts concurrent requests and keeps the order of arrival', async () => {
  const square = await startSquare({ latency: { kind: 'fixed', ms: 60 } });
  await together(5, () => call(square, LOCATIONS));
  await call(square, '/v2/merchants');
  const { total, inFlight, peakInFlight, byRoute, byStatus, requests } = square.record();
  expect({ total, inFlight, peakInFlight }).toEqual({ total: 6, inFlight: 0, peakInFlight: 5 });
  expect(byRoute).toEqual({ 'GET /v2/locations': 5, 'GET /v2/merchants': 1 });
  expect(byStatus).toEqual({ '200': 6 });
  expect(requests.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const { startedAt, finishedAt = 0 } of requests) expect(finishedAt - startedAt).toBeGreaterThanOrEqual(55);
});

test('beyond its capacity it answers 429 immediately', async () => {
  const square = await startSquare({
    latency: { kind: 'fixed', ms: 600_000 },
    capacity: { inFlight: 2, retryAfterSeconds: 1 },
  });
  const replies: Awaited<ReturnType<typeof call>>[] = [];
  const calls = together(5, async () => replies.push(await call(square, LOCATIONS)));
  await vi.waitFor(() => expect(replies).toHaveLength(3), { timeout: 120_000 });
  expect(replies.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
    Array.from({ length: 3 }, () => [429, '1']),
  );
  square.setLatency(undefined);
  await calls;
  expect(replies.map(({ status }) => status)).toEqual([429, 429, 429, 200, 200]);

  square.setCapacity(undefined);
  const statuses = (await together(5, () => call(square, LOCATIONS))).map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
});

test('requests that ignore a Retry-After are counted, those already on their way are not', () => {
  const traffic = createTraffic({ graceMs: 0 });
  const get = () => traffic.open({ method: 'GET', path: '/' });
  get();
  traffic.closedFor(60);
  get();
  expect(traffic.record().duringRetryAfter).toBe(1);
  expect(traffic.record().requests.map((entry) => entry.ignoredRetryAfterForMs !== undefined)).toEqual([false, true]);

  const patient = createTraffic({ graceMs: 60_000 });
  patient.closedFor(60);
  patient.open({ method: 'GET', path: '/' });
  expect(patient.record().duringRetryAfter).toBe(0);
});

test('the record counts requests after a Retry-After sent by a fault', async () => {
  const square = await startSquare();
  square.faults.set([{ kind: 'status', status: 503, retryAfterSeconds: 30, times: 1 }]);
  await call(square, LOCATIONS);
  await expect
    .poll(async () => {
      await call(square, LOCATIONS);
      return square.record().duringRetryAfter;
    })
    .toBeGreaterThan(0);
});

test('the ring drops old requests, but the counters stay exact', () => {
  const traffic = createTraffic({ keep: 10 });
  for (let at = 0; at < 95; at++) {
    const entry = traffic.open({ method: 'GET', path: '/' });
    entry.status = 200;
    traffic.close(entry, 'answered');
  }
  const { total, dropped, byStatus, requests } = traffic.record();
  expect({ total, dropped, byStatus }).toEqual({ total: 95, dropped: 85, byStatus: { '200': 95 } });
  expect(requests.map(({ seq }) => seq)).toEqual([86, 87, 88, 89, 90, 91, 92, 93, 94, 95]);
  expect(traffic.record(93).requests.map(({ seq }) => seq)).toEqual([94, 95]);
});

test('a reset keeps open requests', async () => {
  const square = await startSquare({ latency: { kind: 'fixed', ms: 80 } });
  await call(square, LOCATIONS);
  const open = call(square, LOCATIONS);
  await expect.poll(() => square.record().inFlight).toBe(1);
  square.resetRecord();
  expect(square.record()).toMatchObject({ total: 0, inFlight: 1, peakInFlight: 1 });
  await open;
  expect(square.record().requests).toMatchObject([{ seq: 2, outcome: 'answered' }]);
});

test('changing the latency releases waiting requests, and stopping does not wait for them', async () => {
  const square = await startSquare({ latency: { kind: 'fixed', ms: 60_000 } });
  const held = together(3, () => call(square, LOCATIONS));
  await expect.poll(() => square.record().inFlight).toBe(3);
  square.setLatency(undefined);
  expect((await held).map(({ status }) => status)).toEqual([200, 200, 200]);

  square.setLatency({ kind: 'fixed', ms: 60_000 });
  const abandoned = call(square, LOCATIONS);
  await expect.poll(() => square.record().inFlight).toBe(1);
  await Promise.all([square.stop(), expect(abandoned).rejects.toThrow(/fetch failed/)]);
});

test('a latency depends on its request, in any order of arrival', () => {
  const latency = { kind: 'lognormal', medianMs: 100, sigma: 0.5, maxMs: 400 } as const;
  const request = { method: 'PUT', path: '/v1/shops/101/menu' };
  const drawn = latencyMsOf(latency, request, 1, 7);
  expect(latencyMsOf(latency, request, 1, 7)).toBe(drawn);
  expect(latencyMsOf(latency, request, 2, 7)).not.toBe(drawn);
  expect(latencyMsOf(latency, request, 1, 8)).not.toBe(drawn);

  const many = Array.from({ length: 2_000 }, (_, nth) => latencyMsOf(latency, request, nth, 7)).toSorted(
    (a, b) => a - b,
  );
  expect(many[1_000]).toBeGreaterThan(90);
  expect(many[1_000]).toBeLessThan(110);
  expect(many.at(-1)).toBeLessThanOrEqual(400);
});

test('a path can have a constant latency, and a few paths a much longer one', () => {
  const latency = { kind: 'lognormal', medianMs: 100, sigma: 0.5, perPath: true } as const;
  const slow = { oneIn: 50, times: 10 };
  const put = (shop: number) => ({ method: 'PUT', path: `/v1/shops/${shop}/menu` });
  expect(latencyMsOf(latency, put(101), 2, 7)).toBe(latencyMsOf(latency, put(101), 1, 7));
  expect(latencyMsOf(latency, put(102), 1, 7)).not.toBe(latencyMsOf(latency, put(101), 1, 7));

  const factors = Array.from({ length: 5_000 }, (_, shop) =>
    Math.round(latencyMsOf({ ...latency, slow }, put(shop), 1, 7) / latencyMsOf(latency, put(shop), 1, 7)),
  );
  const slowed = factors.filter((factor) => factor === 10).length;
  expect(slowed + factors.filter((factor) => factor === 1).length).toBe(5_000);
  expect(slowed).toBeGreaterThan(60);
  expect(slowed).toBeLessThan(140);
});

test('the first matching latency applies', () => {
  const rules = [
    { kind: 'fixed', ms: 900, on: { shopId: '103' } },
    { kind: 'uniform', minMs: 10, maxMs: 20, on: { method: 'PUT' } },
  ] as const;
  expect(latencyMsOf(rules, { method: 'PUT', path: '/', shopId: '103' }, 1, 1)).toBe(900);
  expect(latencyMsOf(rules, { method: 'PUT', path: '/', shopId: '104' }, 1, 1)).toBeGreaterThanOrEqual(10);
  expect(latencyMsOf(rules, { method: 'GET', path: '/' }, 1, 1)).toBe(0);
});
