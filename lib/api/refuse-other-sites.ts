import { ProblemError } from './problem-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Names of this machine, with any port. */
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu;

type Own = {
  /** The installation's public URL, accepted in addition to this machine's own names. */
  readonly ownUrl: string | undefined;
  /** The operation requires a session or a valid key, so a forged `Authorization` header achieves nothing. */
  readonly acceptsKey: boolean;
};

/**
 * Rejects changes by other sites' pages (CSRF): browsers state the origin, and requests without one must carry a key.
 * Also rejects foreign host names (DNS rebinding), unless the request carries a key. If the operation accepts no keys,
 * an `Authorization` header proves nothing: any page can send one to its own host name.
 */
export function refuseOtherSites(request: Request, { ownUrl, acceptsKey }: Own): void {
  const { headers, method } = request;
  const host = headers.get('host');
  const withKey = acceptsKey && headers.has('authorization');
  if (!withKey && host !== null && !isOurs(host, ownUrl)) throw new ProblemError('cross-site');
  if (!SAFE_METHODS.has(method) && !isFromHere({ headers, host, withKey })) throw new ProblemError('cross-site');
}

/** Whether a `Host` header names this machine. */
export function isLocalHost(host: string): boolean {
  return LOCAL_HOST.test(host);
}

function isOurs(host: string, ownUrl: string | undefined): boolean {
  return isLocalHost(host) || (ownUrl !== undefined && new URL(ownUrl).host === host.toLowerCase());
}

type Origins = { readonly headers: Headers; readonly host: string | null; readonly withKey: boolean };

function isFromHere({ headers, host, withKey }: Origins): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return withKey;
  return URL.canParse(origin) && new URL(origin).host === host;
}
