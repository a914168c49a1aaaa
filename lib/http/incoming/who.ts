import { createHash, timingSafeEqual } from 'node:crypto';
import { ProblemError } from './problem-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The names of this machine itself, with any port. */
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu;

/**
 * Browsers say where a request comes from, and no page can forge it: another site's page may not change anything here.
 * Nor may a page read that got here under a name of its own (DNS rebinding); what brings a key is no page.
 */
export function refuseOtherSites(request: Request): void {
  const { headers, method } = request;
  const host = headers.get('host');
  if (host !== null && !LOCAL_HOST.test(host) && !headers.has('authorization')) throw new ProblemError('cross-site');
  if (!SAFE_METHODS.has(method) && !isFromHere({ headers, host })) throw new ProblemError('cross-site');
}

function isFromHere({ headers, host }: { headers: Headers; host: string | null }): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Who asks, as the run will show it. There are no accounts yet: the page, or a tool. */
export function whoAsks(request: Request, apiKey: string | undefined): 'console' | 'api' {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const token = /^Bearer (.+)$/iu.exec(authorization)?.[1];
    if (apiKey === undefined || token === undefined || !same(token, apiKey)) {
      throw new ProblemError('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer' } });
    }
    return 'api';
  }
  return request.headers.get('sec-fetch-site') === 'same-origin' ? 'console' : 'api';
}

/** In constant time: hashes have one length. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
