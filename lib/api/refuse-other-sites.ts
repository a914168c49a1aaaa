import { ProblemError } from './problem-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The names of this machine itself, with any port. */
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu;

type Own = {
  /** Where the installation is to be found, beside this machine's own names. */
  readonly ownUrl: string | undefined;
  /** The operation does nothing for a caller who has no session, unless the key in `Authorization` is good. */
  readonly acceptsKey: boolean;
};

/**
 * Another site's page may change nothing here: browsers localize where a request comes from, no page can forge it, and what
 * says nothing has to bring a key. Nor may a page read that got here under a name of its own (DNS rebinding). Where no key
 * is asked for, an `Authorization` header proves nothing: any page may send one to its own name.
 */
export function refuseOtherSites(request: Request, { ownUrl, acceptsKey }: Own): void {
  const { headers, method } = request;
  const host = headers.get('host');
  const withKey = acceptsKey && headers.has('authorization');
  if (!withKey && host !== null && !isOurs(host, ownUrl)) throw new ProblemError('cross-site');
  if (!SAFE_METHODS.has(method) && !isFromHere({ headers, host, withKey })) throw new ProblemError('cross-site');
}

/** Whether a `Host` is a name of this machine. */
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
