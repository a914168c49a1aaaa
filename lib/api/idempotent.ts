import { createHash } from 'node:crypto';
import type { AnswerStore, KeptAnswer, NamedRequest, RequestName } from '#lib/domain/idempotency.ts';
import { ProblemError } from './problem-error.ts';

/** A UUID or any other printable ASCII without spaces. */
const KEY = /^[\x21-\x7e]{1,200}$/u;

/** Response headers that are replayed. */
const KEPT_HEADERS = ['content-type', 'content-language', 'location', 'retry-after', 'cache-control'];

/** The request's `Idempotency-Key`; undefined if absent. Throws `idempotency-key-invalid`. */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key') ?? undefined;
  if (key !== undefined && !KEY.test(key)) throw new ProblemError('idempotency-key-invalid');
  return key;
}

export function requestHashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Processes a request once: repeats get the stored response, even after a restart. Server errors (5xx) are not stored.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function once(
  store: AnswerStore,
  name: RequestName,
  work: (named: NamedRequest) => Promise<Response>,
): Promise<Response> {
  const beginning = await store.begin(name);
  if (beginning.kind === 'answered') return again(beginning.answer);
  if (beginning.kind === 'other-request') throw new ProblemError('idempotency-key-reused');
  if (beginning.kind === 'unreadable') throw new ProblemError('idempotency-unreadable');
  if (beginning.kind === 'at-work') {
    throw new ProblemError('idempotency-in-progress', { headers: { 'Retry-After': '1' } });
  }
  const { id, isAgain } = beginning;
  let kept = false;
  try {
    const response = await work({ id, isAgain });
    if (response.status >= 500) return response;
    const body = await response.clone().text();
    const headers = Object.fromEntries([...response.headers].filter(([header]) => KEPT_HEADERS.includes(header)));
    await store.keep(id, { status: response.status, headers, body });
    kept = true;
    return response;
  } finally {
    if (!kept) await store.forget(id);
  }
}

function again({ status, headers, body }: KeptAnswer): Response {
  return new Response(body, { status, headers: { ...headers, 'Idempotency-Replayed': 'true' } });
}
