import { forwardedFor } from './client-address.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

export const PROXY_MISMATCHES = {
  'header-ignored':
    'a request has X-Forwarded-For, but HAIZEN_TRUSTED_PROXIES is 0: if it came through a proxy of yours, set the number of proxies or their addresses; until then all who come through it share one address',
  'peer-not-listed':
    'a request has X-Forwarded-For, but who sent it is not listed in HAIZEN_TRUSTED_PROXIES: if that is a proxy of yours, add its address',
  'header-missing':
    'a request to HAIZEN_URL has fewer addresses in X-Forwarded-For than HAIZEN_TRUSTED_PROXIES expects: have the proxy add the header, or correct the setting',
} as const;

export type ProxyMismatch = keyof typeof PROXY_MISMATCHES;

type Expected = { readonly trusted: TrustedProxies; readonly ownUrl: string | undefined };

/** How a request contradicts the proxy settings; null if it doesn't. */
export function proxyMismatch(headers: Headers, { trusted, ownUrl }: Expected): ProxyMismatch | null {
  const addresses = forwardedFor(headers);
  const peer = addresses.at(-1) ?? null;
  const hops = addresses.length - 1;
  if (trusted.kind === 'count' && trusted.count === 0) return hops > 0 ? 'header-ignored' : null;
  const isListed = trusted.kind === 'count' || (peer !== null && trusted.includes(peer));
  if (!isListed) return hops > 0 ? 'peer-not-listed' : null;
  // Probes and tools on this machine bypass the proxy and use another host name.
  const isPublic = ownUrl?.startsWith('https:') && new URL(ownUrl).host === headers.get('host')?.toLowerCase();
  return isPublic && hops < (trusted.kind === 'count' ? trusted.count : 1) ? 'header-missing' : null;
}
