import { type Latency, latencyMsOf } from '#lib/simulators/server/latency.ts';
import type { WorldSize } from './bench-world.ts';

const FIRST_SHOP_NUMBER = 101;

type Slow = { readonly oneIn: number; readonly times: number };

/**
 * What a shop takes: its menu's write, lognormal, the same each time, so that the product can learn it. The longest
 * stays, ten times slower too, within the product's time for one request.
 */
export function shopLatency(medianMs: number, slow?: Slow): Latency {
  const on = { method: 'PUT', path: '/v1/shops/*/menu' };
  const shops = { kind: 'lognormal', medianMs, sigma: 0.6, maxMs: medianMs * 4, perPath: true, on } as const;
  return [
    { ...shops, ...(slow && { slow }) },
    { kind: 'fixed', ms: 5 },
  ];
}

/** No order of work is quicker: all of it spread over the limit, or its longest shop. In ms. */
export function lowerBoundMs(latency: Latency, { shops, seed, limits }: WorldSize): number {
  const times = Array.from({ length: shops }, (_, index) =>
    latencyMsOf(latency, { method: 'PUT', path: `/v1/shops/${FIRST_SHOP_NUMBER + index}/menu` }, 1, seed),
  );
  const total = times.reduce((sum, one) => sum + one, 0);
  return Math.max(total / Math.min(limits.shops, limits.ordering), ...times);
}
