import type { Response } from 'undici';
import { NotUtf8 } from './body/decode-utf-8.ts';
import { type BodySize, type JsonBody, NotJson, wholeOf } from './body/json-body.ts';
import { acquireLargeBody } from './body/large-bodies.ts';
import { OverBound } from './body/over-bound.ts';
import { receiveJson, receiveSome, scanned } from './body/receive-json.ts';
import type { LinkedSignal } from './link-signals.ts';
import { NoAnswer } from './no-answer.ts';
import { sanitizeMessage } from './upstream-message.ts';

/** Parses a success's JSON for the caller. */
export type BodyReader<T> = (body: JsonBody, signal: AbortSignal) => Promise<T>;

export type Read<T> = { readonly body: T; readonly size: BodySize };

type Answer = Pick<Response, 'status' | 'headers' | 'body'>;

type Reading<T> = {
  readonly maxBytes: number;
  readonly secrets: readonly string[];
  /** The attempt's signal; its timeout runs only while bytes are received. */
  readonly attempt: LinkedSignal;
  /** The caller's signal. */
  readonly signal: AbortSignal;
  readonly read: BodyReader<T>;
};

/** Error messages are short, but a list of a menu's errors may be longer. */
const REFUSAL_MAX_BYTES = 1024 * 1024;
const WRONG_TYPE_MAX_BYTES = 64 * 1024;

/**
 * Reads a success. Throws `NoAnswer` (`incomplete` if it is truncated; `malformed` if it has no JSON content type, is
 * not UTF-8 or exceeds a bound), `Unfitting` if the reader rejects it, or the signal's reason on abort.
 */
export async function readSuccess<T>(response: Answer, reading: Reading<T>): Promise<Read<T>> {
  const { status } = response;
  await expectJson(response, reading);
  let release: (() => void) | undefined;
  const onLarge = async () => {
    release = await acquireLargeBody(reading.attempt.signal);
  };
  try {
    const body = await receive(response, { ...reading, onLarge });
    return { body: await reading.read(body, reading.signal), size: body.size };
  } catch (error) {
    throw unusable(error, status);
  } finally {
    release?.();
  }
}

async function receive<T>(
  { status, body }: Answer,
  { maxBytes, attempt, onLarge }: Reading<T> & { onLarge: () => Promise<void> },
): Promise<JsonBody> {
  try {
    // fetch checks `content-length` and the last chunk: a truncated body throws here.
    const aside = (wait: () => Promise<void>) => {
      const resume = attempt.pauseTimeout();
      return wait().finally(resume);
    };
    const received = await receiveJson(body, { maxBytes, onLarge, aside });
    attempt.pauseTimeout();
    return received;
  } catch (error) {
    attempt.signal.throwIfAborted();
    if (error instanceof OverBound || error instanceof NotUtf8 || error instanceof NotJson) throw error;
    if (isOverWireBytes(error)) throw new OverBound('wire-bytes');
    throw new NoAnswer('incomplete', { status, cause: error });
  }
}

/** Throws unless the content type is JSON: `incomplete` if the body is empty, otherwise `malformed`. */
async function expectJson<T>(response: Answer, { secrets, attempt }: Reading<T>): Promise<void> {
  const { status, headers, body } = response;
  const contentType = headers.get('content-type') ?? '';
  const encoding = headers.get('content-encoding') ?? '';
  // With several encodings, a few KB expand to many GB before the last decoder counts them.
  if (encoding.includes(',')) throw new NoAnswer('malformed', { status, said: sanitizeMessage(encoding, secrets) });
  if (isJsonType(contentType)) return;
  const start = await receiveSome(body, WRONG_TYPE_MAX_BYTES).catch(() => {
    attempt.signal.throwIfAborted();
    return null;
  });
  if (start !== null && new TextDecoder().decode(start).trim() === '') throw new NoAnswer('incomplete', { status });
  throw new NoAnswer('malformed', { status, said: sanitizeMessage(contentType, secrets) });
}

function unusable(error: unknown, status: number): unknown {
  if (error instanceof OverBound) {
    const { bound, limit } = error;
    return new NoAnswer('malformed', { status, over: { bound, limit }, cause: error });
  }
  if (error instanceof NotUtf8) return new NoAnswer('malformed', { status, said: error.message, cause: error });
  if (error instanceof NotJson) return new NoAnswer('incomplete', { status, cause: error.cause ?? error });
  return error;
}

/** undici counts the bytes received and closes the connection past its bound. */
export function isOverWireBytes(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return true;
  }
  return false;
}

/** Parses the body of a refusal; undefined if it is not JSON or too long. */
export async function readRefusal(response: Answer, signal: AbortSignal): Promise<unknown> {
  const bytes = await receiveSome(response.body, REFUSAL_MAX_BYTES).catch(() => null);
  if (bytes === null || !isJsonType(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return await wholeOf(scanned(bytes), signal);
  } catch (error) {
    if (error instanceof NotJson || error instanceof NotUtf8 || error instanceof OverBound) return undefined;
    throw error;
  }
}

function isJsonType(contentType: string): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}
