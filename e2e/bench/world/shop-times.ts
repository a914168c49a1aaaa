import { type Latency, latencyMsOf } from '#lib/simulators/server/latency.ts';
import type { WorldSize } from './bench-world.ts';

export const FIRST_SHOP_NUMBER = 101;
export const OTHER_REQUESTS = { kind: 'fixed', ms: 5 } as const;

type Slow = { readonly oneIn: number; readonly times: number };

/**
 * A shop's latency is its menu write: lognormal and repeatable, so that the product can learn it. The longest, even ten
 * times slower, stays within the product's request timeout.
 */
export function shopLatency(medianMs: number, slow?: Slow): Latency {
  const on = { method: 'PUT', path: '/v1/shops/*/menu' };
  const shops = { kind: 'lognormal', medianMs, sigma: 0.6, maxMs: medianMs * 4, perPath: true, on } as const;
  return [{ ...shops, ...(slow && { slow }) }, OTHER_REQUESTS];
}

/** Lower bound of any schedule: all work spread evenly over the limit, or the longest shop. In ms. */
export function lowerBoundMs(latency: Latency, { shops, seed, limits }: WorldSize): number {
  const times = Array.from({ length: shops }, (_, index) =>
    latencyMsOf(latency, { method: 'PUT', path: `/v1/shops/${FIRST_SHOP_NUMBER + index}/menu` }, 1, seed),
  );
  const total = times.reduce((sum, one) => sum + one, 0);
  return Math.max(total / Math.min(limits.shops, limits.ordering), ...times);
}
