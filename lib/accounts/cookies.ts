import type { CookieSecrets } from '#lib/vault/cookie-secrets.ts';
import { readSigned, sign, type SignedValue } from './signed-value.ts';

/** Longer user agents are cut, in characters. */
const USER_AGENT_LENGTH = 400;

export type CookieKind = 'session_token' | 'two_factor' | 'device';

/** How this installation names and signs its cookies. `url` is its public origin, or null if unknown. */
export type CookieSettings = { readonly url: string | null; readonly secrets: CookieSecrets };

export function isSecure(url: string | null): boolean {
  return url?.startsWith('https:') ?? false;
}

/** Browsers accept a `__Host-` cookie only from this exact host, over https, and with `Path=/`. */
export function cookiePrefix(url: string | null): string {
  return isSecure(url) ? '__Host-haizen' : 'haizen';
}

/** A cookie's value; null unless it is signed with the current or an old secret. */
export function readCookie(
  headers: Headers,
  { kind, settings: { url, secrets } }: { kind: CookieKind; settings: CookieSettings },
): SignedValue | null {
  const start = `${nameOf(kind, url)}=`;
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const given = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  if (given === undefined) return null;
  try {
    return readSigned(decodeURIComponent(given), secrets);
  } catch {
    // Invalid percent-encoding.
    return null;
  }
}

/** A `Set-Cookie` line. `maxAgeSeconds: 0` deletes the cookie. */
export function cookieLine(
  { kind, value, maxAgeSeconds }: { kind: CookieKind; value: string; maxAgeSeconds: number },
  { url, secrets }: CookieSettings,
): string {
  const content = maxAgeSeconds === 0 ? '' : encodeURIComponent(sign(value, secrets));
  const secure = isSecure(url) ? '; Secure' : '';
  return `${nameOf(kind, url)}=${content}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** The headers passed to better-auth: the session cookie, re-signed with the newest secret, the user agent and the address. */
export function authHeaders(headers: Headers, settings: CookieSettings): Headers {
  const session = readCookie(headers, { kind: 'session_token', settings });
  const shown = new Headers();
  if (session !== null)
    shown.set(
      'cookie',
      `${nameOf('session_token', settings.url)}=${encodeURIComponent(sign(session.value, settings.secrets))}`,
    );
  const userAgent = headers.get('user-agent')?.slice(0, USER_AGENT_LENGTH);
  if (userAgent !== undefined) shown.set('user-agent', userAgent);
  const address = headers.get('x-forwarded-for');
  if (address !== null) shown.set('x-forwarded-for', address);
  return shown;
}

/** The headers of a browser's next request after it received these `Set-Cookie` lines. */
export function headersAfter(cookies: readonly string[]): Headers {
  return new Headers({ cookie: cookies.map((line) => line.slice(0, line.indexOf(';'))).join('; ') });
}

function nameOf(kind: CookieKind, url: string | null): string {
  return `${cookiePrefix(url)}.${kind}`;
}
