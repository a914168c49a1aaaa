import pLimit, { type LimitFunction } from 'p-limit';

/** A per-process hard cap per host, shared by all chains that use it. */
export type HostCaps = { of(baseUrl: string): LimitFunction };

export function createHostCaps(limit: number): HostCaps {
  const caps = new Map<string, LimitFunction>();
  return {
    of(baseUrl) {
      const { host } = new URL(baseUrl);
      const cap = caps.get(host) ?? pLimit(limit);
      caps.set(host, cap);
      return cap;
    },
  };
}
