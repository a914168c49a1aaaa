import type { CookieSecrets } from '#lib/vault/cookie-secrets.ts';
import { readSigned, sign, type SignedValue } from './signed-value.ts';

/** The longest name that a browser is shown with. */
const USER_AGENT_LENGTH = 400;

export type CookieKind = 'session_token' | 'two_factor' | 'device';

/** How this installation names and signs its cookies. `url` is its public origin, null where it is not known. */
export type CookieSettings = { readonly url: string | null; readonly secrets: CookieSecrets };

export function isSecure(url: string | null): boolean {
  return url?.startsWith('https:') ?? false;
}

/** Over https a browser takes such a cookie from this very host alone, over https, for every path of it. */
export function cookiePrefix(url: string | null): string {
  return isSecure(url) ? '__Host-haizen' : 'haizen';
}

/** What a request's cookie holds, where it is signed by us, now or with an old secret. */
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
    // An escape that can't be undone.
    return null;
  }
}

/** A `Set-Cookie` line. After 0 seconds the browser drops the cookie. */
export function cookieLine(
  { kind, value, maxAgeSeconds }: { kind: CookieKind; value: string; maxAgeSeconds: number },
  { url, secrets }: CookieSettings,
): string {
  const content = maxAgeSeconds === 0 ? '' : encodeURIComponent(sign(value, secrets));
  const secure = isSecure(url) ? '; Secure' : '';
  return `${nameOf(kind, url)}=${content}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** What better-auth is shown of a request: the session's cookie, signed with the newest secret, and who sent it. */
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

/** A browser's next request, after it was given these `Set-Cookie` lines. */
export function headersAfter(cookies: readonly string[]): Headers {
  return new Headers({ cookie: cookies.map((line) => line.slice(0, line.indexOf(';'))).join('; ') });
}

function nameOf(kind: CookieKind, url: string | null): string {
  return `${cookiePrefix(url)}.${kind}`;
}
