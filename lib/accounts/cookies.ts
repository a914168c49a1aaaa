import type { CookieSecrets } from '#lib/vault/cookie-secrets.ts';
import { readSigned, sign, type SignedValue } from './signed-value.ts';

export type CookieKind = 'session_token' | 'two_factor' | 'device';

/** How this installation names and signs its cookies. `url` is its public origin, or null if unknown. */
export type CookieSettings = { readonly url: string | null; readonly secrets: CookieSecrets };

function isSecure(url: string | null): boolean {
  return url?.startsWith('https:') ?? false;
}

/** Browsers accept a `__Host-` cookie only from this exact host, over https, and with `Path=/`. */
function cookiePrefix(url: string | null): string {
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

function nameOf(kind: CookieKind, url: string | null): string {
  return `${cookiePrefix(url)}.${kind}`;
}
