import type { Fault } from '#lib/simulators/server/fault.ts';

const TIMES_OUT = 0.002;

/** Faults of a POS on a bad day. */
export const POS_FAULTS: readonly Fault[] = [
  { kind: 'status', status: 500, probability: 0.05 },
  { kind: 'status', status: 429, retryAfterSeconds: 1, probability: 0.02 },
  { kind: 'reset', probability: 0.04 },
  { kind: 'half-body', probability: 0.01 },
  { kind: 'drip', durationMs: 1_500, probability: 0.02 },
  { kind: 'timeout', probability: TIMES_OUT },
];

const PUT = { method: 'PUT' } as const;

/** Faults of a platform on a bad day, including writes that are applied although their response is lost. */
export const ORDERING_FAULTS: readonly Fault[] = [
  { kind: 'reset', applied: true, on: PUT, probability: 0.03 },
  { kind: 'status', status: 502, applied: true, on: PUT, probability: 0.02 },
  { kind: 'status', status: 503, retryAfterSeconds: 1, on: PUT, probability: 0.02 },
  { kind: 'refuse-item', on: { ...PUT, path: '/v1/shops/*/menu' }, probability: 0.04 },
  { kind: 'status', status: 500, probability: 0.02 },
  { kind: 'status', status: 429, retryAfterSeconds: 1, retryAfterAs: 'date', probability: 0.01 },
  { kind: 'reset', probability: 0.01 },
  { kind: 'drip', durationMs: 1_500, probability: 0.02 },
  { kind: 'timeout', applied: true, on: PUT, probability: TIMES_OUT },
];
