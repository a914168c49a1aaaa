import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Which hosts this process may connect to. */
export type UpstreamRules = {
  /** Checks the URL text only: scheme, host, and nothing beyond origin and path. Addresses are checked on connect. */
  allowsUrl(baseUrl: string): boolean;
  /** Origins that may resolve to any address. */
  trusts(origin: string): boolean;
  /** Whether an untrusted origin may connect to this address. */
  allowsAddress(address: string): boolean;
};

type Permissions = {
  /** Upstreams may be in the company's own network and without TLS. */
  readonly allowPrivate: boolean;
  /** Base URLs whose exact origins are always allowed: the trial's simulators. */
  readonly trusted?: readonly (string | undefined)[];
};

/** Names defined to resolve to this machine or network (RFC 6761, 6762, 8375, 9476). */
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

/** Contains only origin and path. */
function isBare({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === '');
}

/** `URL` has already normalized decimal, octal, hexadecimal and percent-encoded IPv4 addresses. */
function isPublicHost({ hostname }: URL): boolean {
  const host = bareHost(hostname);
  return isIP(host) === 0 ? !LOCAL_NAME.test(host) : isPublicAddress(host);
}

/** Strips IPv6 brackets and a trailing dot. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(?<address>.*)\]$/u, '$<address>').replace(/\.+$/u, '');
}
