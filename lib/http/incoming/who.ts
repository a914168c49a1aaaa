import { createHash, timingSafeEqual } from 'node:crypto';
import { ProblemError } from './problem-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers say where a request comes from, and no page can forge it: another site's page may not change anything here. */
export function refuseOtherSites(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const ours = site === null || site === 'same-origin' || site === 'none';
  if (!ours && !SAFE_METHODS.has(request.method)) throw new ProblemError('cross-site');
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
