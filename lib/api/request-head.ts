import { randomUUID } from 'node:crypto';

type Head = { readonly url?: string; readonly rawHeaders: readonly string[] };

/**
 * Whether a request's head is unambiguous: at most one `Host` (RFC 9112 3.2 requires a 400 for more), and a path.
 * Absolute URLs are for proxies; a server that uses them could be made to redirect to them.
 */
export function isPlainHead({ url = '', rawHeaders }: Head): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const hosts = names.filter((name) => name === 'host').length;
  return hosts <= 1 && (url.startsWith('/') || url === '*');
}

const SAFE = /^[\w.:=+/-]{1,100}$/u;

/** The request's `X-Request-Id` if it is safe in logs and headers; otherwise a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return SAFE.test(given) ? given : randomUUID();
}
