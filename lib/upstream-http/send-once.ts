import type { Headers } from 'undici';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { Unfitting } from './body/answer-shape.ts';
import type { BodySize } from './body/json-body.ts';
import { linkSignals } from './link-signals.ts';
import { AddressRefused } from './network/address-refused.ts';
import type { UpstreamNetwork } from './network/upstream-network.ts';
import { NoAnswer } from './no-answer.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { type BodyReader, isOverWireBytes, readRefusal, readSuccess } from './read-answer.ts';
import { retryAfterMs } from './retry-after.ts';
import { sanitizeMessage, messageOf } from './upstream-message.ts';

export type UpstreamSuccess<T> = {
  readonly ok: true;
  readonly status: number;
  readonly headers: Headers;
  /** The reader's result. */
  readonly body: T;
  readonly size: BodySize;
};

export type UpstreamRefusal = {
  readonly ok: false;
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined if there was none. */
  readonly body: unknown;
  /** The upstream's message, sanitized for display. */
  readonly said?: string;
};

export type UpstreamAnswer<T> = UpstreamSuccess<T> | UpstreamRefusal;

export type SendOutcome<T> =
  | { readonly kind: 'answer'; readonly answer: UpstreamAnswer<T> }
  /** Complete JSON that the reader rejects. */
  | { readonly kind: 'unfitting'; readonly status: number; readonly error: Unfitting }
  | { readonly kind: 'unauthorized'; readonly status: number; readonly said?: string }
  | { readonly kind: 'busy'; readonly status: number; readonly said?: string; readonly retryAfterMs: number | null };

export type SendOptions<T> = {
  readonly read: BodyReader<T>;
  readonly network: UpstreamNetwork;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** Throws if the request must not be sent any more. */
  readonly beforeSending: () => void;
  /** Called as soon as the response headers ask for a wait. */
  readonly onRetryAfter: (ms: number) => void;
  readonly wallNow: () => number;
};

/** Makes one attempt. Throws `NoAnswer` without a usable answer, the signal's reason on abort. */
export async function sendOnce<T>(
  { url, init, secrets }: PreparedRequest,
  options: SendOptions<T>,
): Promise<SendOutcome<T>> {
  const attempt = linkSignals([options.signal], options.timeoutMs);
  try {
    options.beforeSending();
    options.signal.throwIfAborted();
    const response = await options.network.fetch(url, { ...init, signal: attempt.signal });
    const { status, headers } = response;

    const isBusy = status === 429 || status === 503;
    const waitMs = isBusy ? retryAfterMs(headers, options.wallNow()) : null;
    if (waitMs !== null) options.onRetryAfter(waitMs);

    if (response.ok) {
      const { maxBodyBytes: maxBytes, read, signal } = options;
      const success = await readSuccess(response, { maxBytes, secrets, attempt, read, signal }).catch(orUnfitting);
      if (success instanceof Unfitting) return { kind: 'unfitting', status, error: success };
      return { kind: 'answer', answer: { ok: true, status, headers, ...success } };
    }

    // A refusal is classified by its status, even if its body can't be read.
    const body = await readRefusal(response, options.signal);
    options.signal.throwIfAborted();
    const words = messageOf(body);
    const refusal = { status, ...(words !== undefined && { said: sanitizeMessage(words, secrets) }) };
    if (isBusy) return { kind: 'busy', ...refusal, retryAfterMs: waitMs };
    if (status === 401 || status === 403) return { kind: 'unauthorized', ...refusal };
    if (status >= 500 || status === 408) throw new NoAnswer('failed', refusal);
    // Following a redirect would send the token to an unconfigured address.
    if (status < 400) throw new NoAnswer('malformed', refusal);
    return { kind: 'answer', answer: { ok: false, ...refusal, headers, body } };
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof NoAnswer || !isNetworkError(error)) throw error;
    if (isOverWireBytes(error)) {
      const bound = 'wire-bytes';
      throw new NoAnswer('malformed', { over: { bound, limit: UPSTREAM_BOUNDS[bound] }, cause: error });
    }
    const isRefused = error instanceof Error && error.cause instanceof AddressRefused;
    throw new NoAnswer(isRefused ? 'not-allowed' : 'unreachable', { cause: error });
  } finally {
    attempt.dispose();
  }
}

function orUnfitting(error: unknown): Unfitting {
  if (error instanceof Unfitting) return error;
  throw error;
}

/** fetch fails with `TypeError` ("fetch failed"); the timeout is ours. */
function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
