import { isIP } from 'node:net';
import type { TrustedProxies } from './trusted-proxies.ts';

/**
 * The caller's address as seen by the outermost trusted proxy: callers can forge the entries before it.
 * The last entry is the connection's peer (lib/process/web-server.ts). Null if that proxy recorded no valid address.
 */
export function clientAddress(headers: Headers, trusted: TrustedProxies): string | null {
  const addresses = forwardedFor(headers);
  if (trusted.kind === 'count') return addresses[Math.max(0, addresses.length - 1 - trusted.count)] ?? null;
  const anonymous = addresses.findLast((address) => address === null || !trusted.includes(address));
  // Only trusted proxies: the outermost one is the caller.
  return (anonymous === undefined ? addresses[0] : anonymous) ?? null;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1)$/iu;

/** Whether the caller and every proxy in between are on this machine. */
export function isFromThisMachine(headers: Headers): boolean {
  const addresses = forwardedFor(headers);
  return addresses.length > 0 && addresses.every((address) => address !== null && LOOPBACK.test(address));
}

/** The peer recorded by each hop; null if invalid, not dropped, because proxies are counted by position. */
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
