import type { Headers } from 'undici';
import { linkSignals } from './link-signals.ts';
import { AddressRefused } from './network/address-refused.ts';
import type { UpstreamNetwork } from './network/upstream-network.ts';
import { NoAnswer } from './no-answer.ts';
import { tidyWords, wordsOf } from './other-sides-words.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { parseRefusal, parseSuccess, readText } from './read-answer.ts';
import { retryAfterMs } from './retry-after.ts';

export type UpstreamAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined where a refusal carried none. */
  readonly body: unknown;
  /** A refusal's own words, fit to be shown. */
  readonly said?: string;
};

export type SendOutcome =
  | { readonly kind: 'answer'; readonly answer: UpstreamAnswer }
  | { readonly kind: 'unauthorized'; readonly status: number; readonly said?: string }
  | { readonly kind: 'busy'; readonly status: number; readonly said?: string; readonly retryAfterMs: number | null };

export type SendOptions = {
  readonly network: UpstreamNetwork;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** Throws where the request may not be sent any more. */
  readonly beforeSending: () => void;
  /** Called as soon as the headers of an answer ask for it. */
  readonly onRetryAfter: (ms: number) => void;
  readonly wallNow: () => number;
};

/** One attempt. Throws `NoAnswer` where nothing usable came, the signal's reason on abort. */
export async function sendOnce({ url, init, secrets }: PreparedRequest, options: SendOptions): Promise<SendOutcome> {
  const attempt = linkSignals([options.signal], options.timeoutMs);
  try {
    options.beforeSending();
    options.signal.throwIfAborted();
    const response = await options.network.fetch(url, { ...init, signal: attempt.signal });
    const { status, headers } = response;

    const isBusy = status === 429 || status === 503;
    const waitMs = isBusy ? retryAfterMs(headers, options.wallNow()) : null;
    if (waitMs !== null) options.onRetryAfter(waitMs);

    const reading = readText(response, { maxBytes: options.maxBodyBytes, signal: attempt.signal });
    if (response.ok) {
      return {
        kind: 'answer',
        answer: { status, headers, body: parseSuccess(response, { text: await reading, secrets }) },
      };
    }

    // A refusal counts by its status, whatever became of its words.
    const text = await reading.catch(() => '');
    options.signal.throwIfAborted();
    const body = parseRefusal(response, text);
    const words = wordsOf(body);
    const refusal = { status, ...(words !== undefined && { said: tidyWords(words, secrets) }) };
    if (isBusy) return { kind: 'busy', ...refusal, retryAfterMs: waitMs };
    if (status === 401 || status === 403) return { kind: 'unauthorized', ...refusal };
    if (status >= 500 || status === 408) throw new NoAnswer('failed', refusal);
    // Followed, a redirect would carry the token to an address that nobody entered.
    if (status < 400) throw new NoAnswer('malformed', refusal);
    return { kind: 'answer', answer: { ...refusal, headers, body } };
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof NoAnswer || !isNetworkError(error)) throw error;
    const isRefused = error instanceof Error && error.cause instanceof AddressRefused;
    throw new NoAnswer(isRefused ? 'not-allowed' : 'unreachable', { cause: error });
  } finally {
    attempt.dispose();
  }
}

/** fetch's own failures are `TypeError`s ("fetch failed"); the timeout is ours. */
function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
