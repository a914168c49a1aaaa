import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Whom this process may speak to. */
export type UpstreamRules = {
  /** What a base URL's text tells: scheme, host, and nothing but origin and path. Where a name leads is seen when it is dialled. */
  allowsUrl(baseUrl: string): boolean;
  /** Origins that are dialled wherever they lead. */
  trusts(origin: string): boolean;
  /** Whether an address may be dialled for an origin that is not trusted. */
  allowsAddress(address: string): boolean;
};

type Permissions = {
  /** Upstreams may be in the company's own network, and without TLS. */
  readonly allowPrivate: boolean;
  /** Base URLs whose exact origins are allowed in any case: the trial's simulators. */
  readonly trusted?: readonly (string | undefined)[];
};

/** Names that by their definition lead to this machine or this network (RFC 6761, 6762, 8375, 9476). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/u;

export function createUpstreamRules({ allowPrivate, trusted = [] }: Permissions): UpstreamRules {
  const origins = new Set(trusted.flatMap((url) => URL.parse(url ?? '')?.origin ?? []));
  const trusts = (origin: string) => allowPrivate || origins.has(origin);
  return {
    trusts,
    allowsAddress: isPublicAddress,
    allowsUrl(baseUrl) {
      const url = URL.parse(baseUrl);
      if (url === null || !isBare(url)) return false;
      if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
      return trusts(url.origin) || (url.protocol === 'https:' && isPublicHost(url));
    },
  };
}

/** Nothing in it but origin and path. */
function isBare({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === '');
}

/** `URL` has made decimal, octal, hexadecimal and percent-encoded IPv4 addresses one by now. */
function isPublicHost({ hostname }: URL): boolean {
  const host = bareHost(hostname);
  return isIP(host) === 0 ? !LOCAL_NAME.test(host) : isPublicAddress(host);
}

/** Without the brackets of IPv6, and the dot that may end a name. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(?<address>.*)\]$/u, '$<address>').replace(/\.+$/u, '');
}
