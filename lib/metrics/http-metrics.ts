import { Counter, Histogram, type Registry } from 'prom-client';

/** A request that the API has answered. `route` is its pattern, e.g. `/api/runs/:runId`. */
export type AnsweredRequest = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
};

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

export function httpMetrics(registry: Registry): (request: AnsweredRequest) => void {
  const registers = [registry];
  const requests = new Counter({
    name: 'haizen_http_requests_total',
    help: 'Requests that the API has answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'haizen_http_request_duration_seconds',
    help: 'From the arrival of a request to its answer.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  return ({ method, route, status, durationMs }) => {
    requests.inc({ method, route, status });
    durations.observe({ method, route }, durationMs / 1_000);
  };
}
