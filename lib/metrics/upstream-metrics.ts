import { Counter, Histogram, type Registry } from 'prom-client';

/** A request attempt, as reported by the upstream client; side, method and kind each have few values. */
type Attempt = {
  readonly side: string;
  readonly method: string;
  readonly status: number | 'none';
  readonly kind: string;
  readonly durationMs: number;
};

/** Statuses with their own label value; others are grouped by class, so that an upstream can't create series. */
const DISTINCT_STATUSES = new Set([200, 201, 204, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504]);
const BUCKETS_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

export function upstreamMetrics(registry: Registry) {
  const registers = [registry];
  const requests = new Counter({
    name: 'haizen_upstream_requests_total',
    help: 'Attempts at requests to an upstream that have ended.',
    labelNames: ['side', 'method', 'status', 'kind'],
    registers,
  });
  const durations = new Histogram({
    name: 'haizen_upstream_request_duration_seconds',
    help: 'From sending an attempt to the end of its answer, without the wait at the gate.',
    labelNames: ['side', 'method', 'kind'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const retries = new Counter({
    name: 'haizen_upstream_retries_total',
    help: 'Attempts that were made again, by what became of the one before.',
    labelNames: ['side', 'reason'],
    registers,
  });
  return {
    answered({ side, method, status, kind, durationMs }: Attempt): void {
      const labels = { side, method, kind };
      requests.inc({ ...labels, status: statusLabel(status) });
      durations.observe(labels, durationMs / 1_000);
    },
    retried: (side: string, reason: string): void => retries.inc({ side, reason }),
  };
}

function statusLabel(status: number | 'none'): string {
  if (status === 'none' || DISTINCT_STATUSES.has(status)) return String(status);
  return `${Math.floor(status / 100)}xx`;
}
