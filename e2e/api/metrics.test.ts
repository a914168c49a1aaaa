import { afterAll, beforeAll, expect, it } from 'vitest';
import { parsePrometheus, valueOf } from '#e2e/fixtures/prometheus-text.ts';
import { METRICS_TOKEN, openTestApi, refused, TEST_KEY, type TestApi } from '#e2e/fixtures/test-api.ts';
import { until } from '#e2e/fixtures/until.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function scrape() {
  const response = await api.get('/api/metrics', { authorization: `Bearer ${METRICS_TOKEN}` });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return parsePrometheus(await response.text());
}

async function untilDatabaseIs(up: 0 | 1) {
  return until(async () => {
    const families = await scrape();
    return valueOf(families, 'haizen_database_up') === up && families;
  });
}

it('exports what the process knows, with or without the database, from startup', async () => {
  await api.link.cut();
  expect(valueOf(await scrape(), 'haizen_database_up')).toBe(0);
  expect((await refused(await api.get('/api/chains'), 503)).code).toBe('not-ready');

  await api.link.mend();
  const { chainId } = await api.chainWith(3);
  expect((await api.post(`/api/chains/${chainId}/sync`)).status).toBe(202);
  const there = await untilDatabaseIs(1);
  expect(valueOf(there, 'haizen_targets', { kind: 'menu', state: 'queued' })).toBe(3);
  expect(valueOf(there, 'haizen_targets', { kind: 'menu', state: 'held' })).toBe(0);
  expect(there.get('nodejs_eventloop_lag_p99_seconds')?.samples).toHaveLength(1);

  await api.link.cut();
  const away = await untilDatabaseIs(0);
  // Values from the database are stale; the process's own counters are still valid.
  expect(away.get('haizen_targets')?.samples).toEqual([]);
  expect(away.get('haizen_oldest_target_age_seconds')?.samples).toEqual([]);
  expect(valueOf(away, 'haizen_sync_requests_total', { answer: 'accepted' })).toBe(1);
  const labels = { method: 'GET', route: '/api/chains', status: '503' };
  expect(valueOf(away, 'haizen_http_requests_total', labels)).toBe(1);
  await api.link.mend();
  await untilDatabaseIs(1);
});

it('requests are counted by route pattern, however many chains and unknown paths there are', async () => {
  for (let n = 0; n < 20; n += 1) {
    await api.get(`/api/runs/nobody-${n}`);
    await api.get(`/api/nonsense-${n}/${n}`);
  }
  const requests = (await scrape()).get('haizen_http_requests_total')?.samples ?? [];
  const of = (route: string) => requests.filter(({ labels }) => labels.route === route).map(({ value }) => value);
  expect(of('/api/runs/:runId')).toEqual([20]);
  expect(of('unknown')).toEqual([20]);
  expect(JSON.stringify(requests)).not.toMatch(/nobody-|nonsense-/u);
});

it('accepts its own token, which grants nothing else, and anyone who may view everything', async () => {
  const getAs = (path: string, authorization: string) => api.get(path, { authorization });
  expect((await refused(await getAs('/api/metrics', 'Bearer wrong'), 401)).code).toBe('unauthorized');
  expect((await refused(await getAs('/api/chains', `Bearer ${METRICS_TOKEN}`), 401)).code).toBe('unauthorized');
  expect((await getAs('/api/metrics', `Bearer ${TEST_KEY}`)).status).toBe(200);
});

it('every response carries its request id', async () => {
  const headers = { 'x-request-id': 'req-12' };
  for (const path of ['/api/chains', '/api/runs/nobody', '/api/nothing', '/api/metrics']) {
    expect((await api.get(path, headers)).headers.get('x-request-id')).toBe('req-12');
  }
});
