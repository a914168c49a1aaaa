import { type Access, acceptsKey, type Actor, isAnonymous, type Person, type Principal } from '#lib/domain/access.ts';
import type { AnswerStore, NamedRequest } from '#lib/domain/idempotency.ts';
import { type Locale, localeFromHeader } from '#lib/messages/locale.ts';
import type { BodyOf, Operation, ParamsOf, QueryOf } from '#lib/operations/operation.ts';
import { isForProbes, isLimited } from '#lib/operations/problems-of.ts';
import { type Answer, responseOf } from './answer.ts';
import { type Known, authorize, type Authenticator } from './authorize.ts';
import { clientAddress, forwardedFor, isFromThisMachine } from './client-address.ts';
import { idempotencyKeyOf, once, requestHashOf } from './idempotent.ts';
import { parseInput, queryOf } from './parse-input.ts';
import { ProblemError } from './problem-error.ts';
import { problemOf, problemResponse } from './problem-response.ts';
import { PROXY_MISMATCHES, type ProxyMismatch, proxyMismatch } from './proxy-mismatch.ts';
import type { RateLimits } from './rate-limits.ts';
import { jsonOf, readBytes, readText } from './read-body.ts';
import { isLocalHost, refuseOtherSites } from './refuse-other-sites.ts';
import { requestIdOf } from './request-head.ts';
import { routePattern } from './route-pattern.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

export type RouteInput<Op extends Operation> = {
  readonly params: ParamsOf<Op['path']>;
  readonly body: BodyOf<Op>;
  readonly query: QueryOf<Op>;
  /** The body as it was sent, if the operation needs a signature; empty otherwise. */
  readonly bytes: Uint8Array;
  readonly locale: Locale;
  /** The authorized caller; null for public operations. */
  readonly principal: PrincipalOf<Op['access']>;
  /** The caller as stored in the audit log. */
  readonly by: Actor;
  /** Set if the request has an `Idempotency-Key`. */
  readonly named: NamedRequest | undefined;
  /** Returned as `X-Request-Id` and part of every log line of this request. */
  readonly requestId: string;
  /** The request's headers, with `X-Forwarded-For` reduced to the caller's address. */
  readonly headers: Headers;
  /** Whether the caller is on this machine. */
  readonly isLocal: boolean;
  readonly signal: AbortSignal;
};

type PrincipalOf<A extends Access> = A extends { readonly to: 'everyone' | 'signature' }
  ? null
  : A extends { readonly to: 'signed-in' } | { readonly scope: null }
    ? Person
    : Principal;

/** Next.js resolves `params` to undefined for routes without parameters. */
type NextContext = { readonly params: Promise<Params | undefined> };
type Params = Readonly<Record<string, string | string[]>>;
type LogMethod = (facts: Record<string, unknown>, message: string) => void;
type RequestLog = { readonly debug: LogMethod; readonly warn: LogMethod; readonly error: LogMethod };

type AnsweredRequest = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
};

export type RouteOptions<Table, Services> = {
  /** Every operation of the API; a route implements one. */
  readonly operations: Table;
  /** Created on first use, not on import: a build imports every route. */
  readonly services: () => Promise<Services>;
  /** Not used by public operations. */
  readonly authenticator: () => Promise<Authenticator>;
  readonly answers: () => Promise<AnswerStore>;
  readonly settings: () => RouteSettings;
  readonly log: () => RequestLog;
  /** Called after every response; `route` is the pattern, such as `/api/runs/:runId`. */
  readonly onAnswer?: (request: AnsweredRequest) => void;
};

export type RouteSettings = {
  readonly ownUrl: string | undefined;
  readonly trustedProxies: TrustedProxies;
  /** Mismatches already logged. Each is logged once, because anyone can cause it. */
  readonly warnedOf: Set<ProxyMismatch>;
  readonly rateLimits: RateLimits;
};

type RequestContext = {
  readonly request: Request;
  readonly url: URL;
  readonly params: Params;
  readonly locale: Locale;
  readonly requestId: string;
};
type Handle<Op extends Operation, Services> = (input: RouteInput<Op>, services: Services) => Promise<Answer>;

/** Creates the wrapper of every route: it authenticates, authorizes, parses input, selects the language and maps errors. */
export function createRoute<Table extends Readonly<Record<string, Operation>>, Services>(
  options: RouteOptions<Table, Services>,
) {
  const { operations, services, authenticator, answers, settings, log, onAnswer } = options;

  function operationOf(name: string): Operation {
    const operation = operations[name];
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    return operation;
  }

  /** The Next.js handler of one operation. */
  function route<Name extends keyof Table & string>(name: Name, handle: Handle<Table[Name], Services>) {
    const operation: Operation = operationOf(name);
    return answering(async (context) => {
      const { request, url, requestId, locale } = context;
      const { ownUrl, trustedProxies } = settings();
      warnOfProxies(request.headers);
      const isSigned = operation.access.to === 'signature';
      if (!isForProbes(operation) && !isSigned)
        refuseOtherSites(request, { ownUrl, acceptsKey: acceptsKey(operation.access) });
      const address = clientAddress(request.headers, trustedProxies);
      const params = plainParams(context.params, isSigned ? 'signature-invalid' : 'not-found');
      const known = await authenticate(request, { operation, address, params });
      const principal = known?.principal ?? null;
      const bytes = isSigned ? await readBytes(request) : new Uint8Array();
      const text = operation.body && !isSigned ? await readText(request, locale) : '';
      const by = actorOf(principal, { address, requestId });
      const work = (named?: NamedRequest) =>
        answerOr(context, async () => {
          const input = {
            params,
            body:
              operation.body &&
              !isSigned &&
              parseInput(operation.body, { value: jsonOf(text, locale), code: 'invalid-body', locale }),
            query:
              operation.query &&
              parseInput(operation.query, { value: queryOf(url, locale), code: 'invalid-query', locale }),
            bytes,
            locale,
            principal,
            by,
            named,
            requestId,
            // A getter, because few handlers need the copy.
            get headers() {
              return withAddress(request.headers, address);
            },
            isLocal: isFromThisMachine(request.headers) && isLocalHost(request.headers.get('host') ?? ''),
            signal: request.signal,
          };
          // `Table` types both the input and the handler, but TypeScript can't correlate them.
          return responseOf(await handle(input as unknown as RouteInput<Table[Name]>, await services()), context);
        });
      const key = operation.method === 'POST' && principal !== null ? idempotencyKeyOf(request.headers) : undefined;
      if (key === undefined || principal === null) return withCookies(await work(), known?.cookies);
      const requestHash = requestHashOf([name, url.pathname, url.search, text]);
      const requestName = { principalId: `${principal.kind} ${principal.id}`, key, requestHash };
      return withCookies(await once(await answers(), requestName, work), known?.cookies);
    }, operation);
  }

  function warnOfProxies(headers: Headers): void {
    const { ownUrl, trustedProxies: trusted, warnedOf } = settings();
    const mismatch = proxyMismatch(headers, { trusted, ownUrl });
    if (mismatch === null || warnedOf.has(mismatch)) return;
    warnedOf.add(mismatch);
    log().warn({ mismatch, peer: forwardedFor(headers).at(-1) }, PROXY_MISMATCHES[mismatch]);
  }

  type AuthenticateOptions = {
    readonly operation: Operation;
    readonly address: string | null;
    readonly params: Record<string, string>;
  };

  async function authenticate(
    request: Request,
    { operation, address, params }: AuthenticateOptions,
  ): Promise<Known | null> {
    const { rateLimits } = settings();
    const { access } = operation;
    if (operation.isSignInAttempt) await rateLimits.signInAttempt(address);
    if (isAnonymous(access)) {
      if (isLimited(operation)) await rateLimits.anonymous(address);
      return null;
    }
    const auth = await authenticator();
    const known = await auth.principalOf(request.headers);
    if (known === null) await rateLimits.anonymous(address);
    else await rateLimits.caller(`${known.principal.kind} ${known.principal.id}`);
    await authorize(known?.principal ?? null, auth, { access, params });
    return known;
  }

  async function answerOr(
    { request, url, locale, requestId }: RequestContext,
    work: () => Promise<Response>,
  ): Promise<Response> {
    try {
      return await work();
    } catch (error) {
      const problem = problemOf(error);
      // An aborted request is not a server error.
      if (problem.code === 'internal' && !request.signal.aborted)
        log().error({ requestId, err: error, method: request.method, path: url.pathname }, 'a request failed');
      return problemResponse(problem, locale);
    }
  }

  function answering(work: (context: RequestContext) => Promise<Response>, operation?: Operation) {
    return async (request: Request, { params: given }: NextContext): Promise<Response> => {
      const startedAtMs = performance.now();
      const requestId = requestIdOf(request);
      const params = (await given) ?? {};
      const url = new URL(request.url);
      const locale = localeFromHeader(request.headers.get('accept-language'));
      const context = { request, url, params, locale, requestId };
      const response = await answerOr(context, () => work(context));
      response.headers.set('X-Request-Id', requestId);
      for (const [name, value] of deprecationOf(operation)) response.headers.set(name, value);
      const answered = {
        method: request.method,
        route: routePattern(url.pathname, params),
        status: response.status,
        durationMs: performance.now() - startedAtMs,
      };
      onAnswer?.(answered);
      log().debug({ requestId, ...answered }, 'answered');
      return response;
    };
  }

  return {
    route,
    /** Answers `not-found` to any other path under `/api`. */
    nothing: answering(() => Promise.reject(new ProblemError('not-found'))),
  };
}

/** RFC 9745. A `Sunset` is sent only once there is a day on which the operation ends. */
function deprecationOf(operation: Operation | undefined): readonly (readonly [name: string, value: string])[] {
  const since = operation?.deprecatedSince;
  return since === undefined ? [] : [['Deprecation', `@${Date.parse(since) / 1_000}`]];
}

function actorOf(principal: Principal | null, from: { address: string | null; requestId: string }): Actor {
  if (principal === null) return { kind: 'system', id: null, name: '', ...from };
  const { kind, id, name } = principal;
  return { kind, id, name, ...from };
}

function withAddress(given: Headers, address: string | null): Headers {
  const headers = new Headers(given);
  if (address !== null) headers.set('x-forwarded-for', address);
  return headers;
}

/** Skipped if the response sets the session's cookies itself. */
function withCookies(response: Response, cookies: readonly string[] = []): Response {
  if (cookies.length === 0 || response.headers.getSetCookie().length > 0) return response;
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

/** Null bytes are answered like an unknown id: no id has one, and Postgres rejects them. */
function plainParams(params: Params, unknown: 'not-found' | 'signature-invalid'): Record<string, string> {
  const named = Object.entries(params).map(([name, value]) => [name, String(value)] as const);
  if (named.some(([, value]) => value.includes('\0'))) throw new ProblemError(unknown);
  return Object.fromEntries(named);
}
