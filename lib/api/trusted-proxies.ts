import { BlockList, isIPv4 } from 'node:net';

/** Which `X-Forwarded-For` entries to trust. */
export type TrustedProxies =
  | { readonly kind: 'count'; readonly count: number }
  /** Proxies by address: only entries added by these count. */
  | { readonly kind: 'listed'; includes(address: string): boolean };

type Given = {
  /** HAIZEN_TRUSTED_PROXIES: the number of proxies, or their addresses and networks. */
  readonly setting: number | readonly string[] | undefined;
  /** HAIZEN_URL. */
  readonly url: string | undefined;
};

/** This server has no TLS: an https URL implies one proxy. Otherwise, callers may connect directly. */
export function trustedProxies({ setting, url }: Given): TrustedProxies {
  if (setting === undefined) return { kind: 'count', count: isHttps(url) ? 1 : 0 };
  return typeof setting === 'number' ? { kind: 'count', count: setting } : listed(setting);
}

function listed(peers: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const peer of peers) {
    const [address = '', bits] = peer.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return { kind: 'listed', includes: (address) => list.check(address, familyOf(address)) };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

/** Warnings about the settings for the startup log, one sentence each. `host` is the address that the server listens on. */
export function proxySettingWarnings({ setting, url, host }: Given & { readonly host: string | undefined }): string[] {
  const trusted = trustedProxies({ setting, url });
  if (trusted.kind === 'listed') return [];
  if (isHttps(url) && trusted.count === 0)
    return [
      'HAIZEN_URL is https, but HAIZEN_TRUSTED_PROXIES is 0: everybody seems to come from the proxy, and they share its limits. Set it to the number of proxies, or to their addresses.',
    ];
  if (trusted.count === 0) return [];
  if (!isHttps(url))
    return [
      'HAIZEN_TRUSTED_PROXIES counts proxies, but HAIZEN_URL is not https: callers that bypass them can forge their address. List the addresses of the proxies instead.',
    ];
  if (host === undefined || LOCAL.test(host)) return [];
  return [
    `The server listens on ${host}, and proxies are counted: callers that bypass them can forge their address. List the addresses of the proxies in HAIZEN_TRUSTED_PROXIES instead.`,
  ];
}

const LOCAL = /^(?:localhost|127\.[\d.]+|::1)$/iu;

function isHttps(url: string | undefined): boolean {
  return url?.startsWith('https:') ?? false;
}
