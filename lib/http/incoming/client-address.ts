/**
 * Where a request came from, as the outermost of our own proxies saw it: callers can write what they like before that.
 * Last of all is who really called the server (lib/launch/name-caller.js): the nearest proxy, or without any, the caller.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string | null {
  const addresses = forwardedFor(headers);
  return addresses.at(-1 - trustedProxies) ?? addresses[0] ?? null;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/iu;

/** Nobody between the caller and the server is on another machine. */
export function isFromThisMachine(headers: Headers): boolean {
  const addresses = forwardedFor(headers);
  return addresses.length > 0 && addresses.every((address) => LOOPBACK.test(address));
}

function forwardedFor(headers: Headers): readonly string[] {
  const given = headers.get('x-forwarded-for') ?? '';
  return given
    .split(',')
    .map((address) => address.trim().slice(0, 100))
    .filter((address) => address !== '');
}
