import pLimit, { type LimitFunction } from 'p-limit';

/** One process's hard cap for a host: however many chains share an upstream, it meets no more than this at once. */
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
