import { randomUUID } from 'node:crypto';

const SANE = /^[\w.:=+/-]{1,100}$/u;

/** The id that a request came with, where it is fit for a log and a header; else one of our own. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return SANE.test(given) ? given : randomUUID();
}
