import type { z } from 'zod';
import { problemSchema } from '#lib/contract.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { ApiProblem, Unreachable, Unreadable } from './api-errors.ts';

export const REQUEST_TIMEOUT_MS = 10_000;

/** What a gateway answers when nobody is behind it. */
const NOBODY_THERE: readonly number[] = [502, 503, 504];

export type Request<Schema extends z.ZodType> = {
  readonly path: string;
  readonly schema: Schema;
  readonly locale: Locale;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
};

/**
 * One request to our own API, its answer checked.
 * Throws `ApiProblem` (the server said no), `Unreachable` (no answer in time) or `Unreadable` (not our API's answer);
 * an abort by the caller throws the caller's reason.
 */
export async function fetchJson<Schema extends z.ZodType>(request: Request<Schema>): Promise<z.output<Schema>> {
  const { response, text } = await send(request);
  const body = parse(text, response.status);
  if (!response.ok) throw problemOf(response.status, body);
  const answer = request.schema.safeParse(body);
  if (!answer.success) throw new Unreadable(response.status, answer.error);
  return answer.data;
}

async function send(request: Request<z.ZodType>): Promise<{ response: Response; text: string }> {
  const { path, method = 'GET', body, locale, signal, timeoutMs = REQUEST_TIMEOUT_MS } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': locale,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
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

function problemOf(status: number, body: unknown): Error {
  const problem = problemSchema.safeParse(body);
  return problem.success ? new ApiProblem(problem.data, body) : new Unreadable(status, problem.error);
}
