import { randomUUID } from 'node:crypto';

const SAFE = /^[\w.:=+/-]{1,100}$/u;

/** The request's `X-Request-Id` if it is safe in logs and headers; otherwise a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return SAFE.test(given) ? given : randomUUID();
}
