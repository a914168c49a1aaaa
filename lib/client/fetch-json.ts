import type { z } from 'zod';
import { problemSchema } from '#lib/contract/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { ApiProblem, Unreachable, Unreadable } from './api-errors.ts';

export const REQUEST_TIMEOUT_MS = 10_000;

/** Statuses that gateways return if the backend is down. */
const NOBODY_THERE: readonly number[] = [502, 503, 504];

export type Request<Schema extends z.ZodType> = {
  readonly path: string;
  readonly schema: Schema;
  readonly locale: Locale;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
};

/**
 * Sends one request to our own API and validates the response. `early`: a response requested in advance; used unless it
 * failed.
 * Throws `ApiProblem` (rejected), `Unreachable` (no response in time) or `Unreadable` (not a response of our API).
 * An abort by the caller throws the caller's reason.
 */
export async function fetchJson<Schema extends z.ZodType>(
  request: Request<Schema>,
  early: Promise<Sent> | null = null,
): Promise<z.output<Schema>> {
  return read((await early?.catch(() => null)) ?? (await send(request)), request.schema);
}

export type Fresh<T> = {
  /** Null if the server confirmed the ETag (304). */
  readonly answer: T | null;
  /** The response's ETag, if any. */
  readonly etag: string | null;
  readonly headers: Headers;
};

type Before = {
  /** The ETag of the current data. */
  readonly etag: string | null;
  /** A response requested in advance; used unless it failed. */
  readonly early?: Promise<Sent> | null;
};

/** Like `fetchJson`, for polling with ETags. */
export async function fetchFresh<Schema extends z.ZodType>(
  request: Request<Schema>,
  { etag: knownEtag, early }: Before,
): Promise<Fresh<z.output<Schema>>> {
  const before = await early?.catch(() => null);
  const sent = before ?? (await send(request, knownEtag === null ? {} : { 'If-None-Match': knownEtag }));
  const { headers, status } = sent.response;
  if (status === 304 && knownEtag !== null) return { answer: null, etag: knownEtag, headers };
  return { answer: read(sent, request.schema), etag: headers.get('etag'), headers };
}

/** A response and its body. */
export type Sent = { readonly response: Response; readonly text: string };

function read<Schema extends z.ZodType>({ response, text }: Sent, schema: Schema): z.output<Schema> {
  const body = parse(text, response.status);
  if (!response.ok) throw problemOf(response, body);
  const answer = schema.safeParse(body);
  if (!answer.success) throw new Unreadable(response.status, answer.error);
  return answer.data;
}

/** Throws `Unreachable` if there is no response in time. */
export async function send(
  request: Omit<Request<z.ZodType>, 'schema'>,
  more: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const { path, method = 'GET', body, locale, signal, timeoutMs = REQUEST_TIMEOUT_MS } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': locale,
        ...more,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // Bypass the browser's cache, which would turn a 304 into the cached response.
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return { response, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    throw new Unreachable(error);
  }
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw NOBODY_THERE.includes(status) ? new Unreachable(error) : new Unreadable(status, error);
  }
}

function problemOf({ status, headers }: Response, body: unknown): Error {
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return new Unreadable(status, problem.error);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return new ApiProblem(problem.data, body, Number.isFinite(seconds) ? Date.now() + seconds * 1_000 : null);
}
