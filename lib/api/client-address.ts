import { isIP } from 'node:net';
import type { TrustedProxies } from './trusted-proxies.ts';

/**
 * Where a request came from, as the outermost of our own proxies saw it: callers can write what they like before that.
 * Last of all is who really called the server (lib/process/web-server.ts). Null where that proxy named no address.
 */
export function clientAddress(headers: Headers, trusted: TrustedProxies): string | null {
  const addresses = forwardedFor(headers);
  if (trusted.kind === 'count') return addresses[Math.max(0, addresses.length - 1 - trusted.count)] ?? null;
  const anonymous = addresses.findLast((address) => address === null || !trusted.includes(address));
  // Nobody but our own proxies: the farthest of them asks for itself.
  return (anonymous === undefined ? addresses[0] : anonymous) ?? null;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1)$/iu;

/** Nobody between the caller and the server is on another machine. */
export function isFromThisMachine(headers: Headers): boolean {
  const addresses = forwardedFor(headers);
  return addresses.length > 0 && addresses.every((address) => address !== null && LOOPBACK.test(address));
}

/** As each one in the way named who called it; null where that is no address. A place stays a place: proxies are counted. */
export function forwardedFor(headers: Headers): readonly (string | null)[] {
  const given = headers.get('x-forwarded-for') ?? '';
  return given === '' ? [] : given.split(',').map(addressIn);
}

const MAPPED = /^::ffff:(?=\d+\.)/u;
const ZONE = /%.*$/u;
/** Some proxies add the port: 203.0.113.9:51234, [2001:db8::9]:51234. */
const WITH_PORT = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:]+))(?::\d{1,5})?$/u;

function addressIn(text: string): string | null {
  const given = text.trim().toLowerCase();
  const { v4 = given, v6 = v4 } = WITH_PORT.exec(given)?.groups ?? {};
  const address = v6.replace(MAPPED, '').replace(ZONE, '');
  return isIP(address) === 0 ? null : address;
}
