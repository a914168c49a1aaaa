import { expect, it } from 'vitest';
import { parsePrometheus, valueOf } from '#e2e/fixtures/prometheus-text.ts';
import { openMetrics } from './open-metrics.ts';

async function scrape(metrics: ReturnType<typeof openMetrics>) {
  return parsePrometheus((await metrics.scrape()).text);
}

it('counts upstream responses by a limited set of statuses', async () => {
  const metrics = openMetrics();
  const { upstream } = metrics;
  for (let status = 100; status < 1_000; status += 1) {
    upstream.answered({ side: 'pos', method: 'GET', status, kind: 'failed', durationMs: 250 });
    upstream.retried('ordering', 'unreachable');
  }
  upstream.answered({ side: 'pos', method: 'GET', status: 503, kind: 'busy', durationMs: 1_000 });
  const families = await scrape(metrics);
  expect(
    valueOf(families, 'haizen_upstream_requests_total', { side: 'pos', method: 'GET', status: '503', kind: 'busy' }),
  ).toBe(1);
  const duration = { side: 'pos', method: 'GET', kind: 'busy' };
  expect(valueOf(families, 'haizen_upstream_request_duration_seconds_sum', duration)).toBe(1);
  expect(valueOf(families, 'haizen_upstream_request_duration_seconds_bucket', { ...duration, le: '0.5' })).toBe(0);
  expect(valueOf(families, 'haizen_upstream_request_duration_seconds_bucket', { ...duration, le: '1' })).toBe(1);
  expect(valueOf(families, 'haizen_upstream_retries_total', { side: 'ordering', reason: 'unreachable' })).toBe(900);
  expect(families.get('haizen_upstream_requests_total')?.samples.length).toBeLessThan(30);
});

it('resets the gate gauges on each scrape', async () => {
  const metrics = openMetrics();
  const gates = [
    { chainId: 'c1', side: 'pos', inFlight: 3, limit: 4, configured: 8, closed: false },
    { chainId: 'c2', side: 'ordering', inFlight: 0, limit: 1, closed: true },
  ] as const;
  let here: readonly (typeof gates)[number][] = gates;
  metrics.setSources({ gates: () => here, targets: () => Promise.reject(new Error('away')) });
  const c1 = { chain_id: 'c1', side: 'pos' };
  const first = await scrape(metrics);
  expect(valueOf(first, 'haizen_gate_in_flight', c1)).toBe(3);
  expect(valueOf(first, 'haizen_gate_configured_limit', c1)).toBe(8);
  expect(valueOf(first, 'haizen_gate_closed', { chain_id: 'c2', side: 'ordering' })).toBe(1);
  expect(valueOf(first, 'haizen_chains_conducted')).toBe(2);
  here = [];
  expect((await scrape(metrics)).get('haizen_gate_in_flight')?.samples).toEqual([]);
});

it('keeps two instances in one process separate', async () => {
  const [first, second] = [openMetrics(), openMetrics()];
  first.sync.requested('accepted');
  const labels = { answer: 'accepted' };
  expect(valueOf(await scrape(first), 'haizen_sync_requests_total', labels)).toBe(1);
  expect(valueOf(await scrape(second), 'haizen_sync_requests_total', labels)).toBe(0);
});
