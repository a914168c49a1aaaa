import type { z } from 'zod';
import { type Locale, localeFromHeader } from '../../messages/locale.ts';
import { type Answer, responseOf } from './answer.ts';
import { ProblemError } from './problem-error.ts';
import { parseInput } from './parse-input.ts';
import { problemOf, problemResponse } from './problem-response.ts';
import { readBody } from './read-body.ts';
import { requestIdOf } from './request-id.ts';
import { routePattern } from './route-pattern.ts';
import { refuseOtherSites, whoAsks } from './who.ts';

export type RouteInput<Params, Body, Query> = {
  readonly params: Params;
  readonly body: Body;
  readonly query: Query;
  readonly locale: Locale;
  readonly requestedBy: string;
  /** Given back as `X-Request-Id`, and part of every log line of this request. */
  readonly requestId: string;
  readonly signal: AbortSignal;
};

type RouteSpec<Body, Query> = { readonly body?: z.ZodType<Body>; readonly query?: z.ZodType<Query> };
/** Next.js gives routes without parameters none at all. */
type NextContext<Params> = { readonly params: Promise<Params | undefined> };
type Say = (facts: Record<string, unknown>, message: string) => void;
type RequestLog = { readonly debug: Say; readonly error: Say };

type AnsweredRequest = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
};

export type RouteOptions<Services> = {
  /** Made on first use, not on import: a build imports every route. */
  readonly services: () => Promise<Services>;
  readonly apiKey: () => string | undefined;
  readonly log: () => RequestLog;
  /** Told of every answer; `route` is its pattern, as `/api/runs/:runId`. */
  readonly onAnswer?: (request: AnsweredRequest) => void;
};

/** Makes the wrapper that every route is written with: who asks, what for, in which language, and every failure's answer. */
export function createRoute<Services>({ services, apiKey, log, onAnswer }: RouteOptions<Services>) {
  return function route<Params = Record<string, never>, Body = undefined, Query = undefined>(
    spec: RouteSpec<Body, Query>,
    handle: (input: RouteInput<Params, Body, Query>, services: Services) => Promise<Answer>,
  ) {
    async function answerTo(
      request: Request,
      params: Promise<Params | undefined>,
      requestId: string,
    ): Promise<Response> {
      const locale = localeFromHeader(request.headers.get('accept-language'));
      try {
        refuseOtherSites(request);
        const requestedBy = whoAsks(request, apiKey());
        const named = plainParams(await params);
        const body = (spec.body &&
          parseInput(spec.body, { value: await readBody(request, locale), code: 'invalid-body', locale })) as Body;
        const given = Object.fromEntries(new URL(request.url).searchParams);
        const query = (spec.query && parseInput(spec.query, { value: given, code: 'invalid-query', locale })) as Query;
        const input = { params: named, body, query, locale, requestedBy, requestId, signal: request.signal };
        return responseOf(await handle(input, await services()), { request, locale });
      } catch (error) {
        const problem = problemOf(error);
        // A caller that left gets no answer, and is no failure of ours.
        if (problem.code === 'internal' && !request.signal.aborted)
          log().error({ requestId, err: error, method: request.method, path: pathOf(request) }, 'a request failed');
        return problemResponse(problem, locale);
      }
    }

    return async (request: Request, { params }: NextContext<Params>): Promise<Response> => {
      const startedAtMs = performance.now();
      const requestId = requestIdOf(request);
      const response = await answerTo(request, params, requestId);
      response.headers.set('X-Request-Id', requestId);
      const answered = {
        method: request.method,
        route: routePattern(pathOf(request), { ...(await params) }),
        status: response.status,
        durationMs: performance.now() - startedAtMs,
      };
      onAnswer?.(answered);
      log().debug({ requestId, ...answered }, 'answered');
      return response;
    };
  };
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}

/** No id of ours has a null byte, and Postgres refuses one: it names nothing. */
function plainParams<Params>(given: Params | undefined): Params {
  const params = given ?? ({} as Params);
  if (Object.values(params as Record<string, unknown>).some((value) => String(value).includes('\0'))) {
    throw new ProblemError('not-found');
  }
  return params;
}
