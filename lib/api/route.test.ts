import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemSchema } from '#lib/contract/problems.ts';
import type { Key } from '#lib/domain/access.ts';
import type { AnswerStore, KeptAnswer, RequestName } from '#lib/domain/idempotency.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { StoreUnavailable, UnknownChain } from '#lib/sync/store-errors.ts';
import { bearerOf, type Authenticator } from './authorize.ts';
import { ProblemError } from './problem-error.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { createRoute, type RouteOptions, type RouteSettings } from './route.ts';

const KEY: Key = { kind: 'key', id: 'k1', name: 'tool', scope: 'sync', chainIds: ['c1'] };
const POST_HEADERS = { authorization: 'Bearer right' };

const OPERATIONS = {
  look: {
    method: 'GET',
    path: '/api/things/{id}',
    summary: '',
    access: { to: 'chains', role: 'viewer', scope: 'read' },
    answers: {},
  },
  act: {
    method: 'POST',
    path: '/api/things/{id}',
    summary: '',
    access: { to: 'chains', role: 'operator', scope: 'sync' },
    body: z.strictObject({ full: z.boolean() }),
    query: z.strictObject({ limit: z.coerce.number().optional() }),
    answers: {},
  },
  actOnChain: {
    method: 'POST',
    path: '/api/chains/{chainId}',
    summary: '',
    access: { to: 'chain', role: 'operator', scope: 'sync' },
    answers: {},
  },
  open: { method: 'GET', path: '/api/open', summary: '', access: { to: 'everyone' }, answers: {} },
  old: {
    method: 'GET',
    path: '/api/old',
    summary: '',
    access: { to: 'everyone' },
    deprecatedSince: '2026-11-30',
    answers: {},
  },
  alone: { method: 'GET', path: '/api/alone', summary: '', access: { to: 'everyone' }, isAlone: true, answers: {} },
} as const satisfies Record<string, Operation>;

const FREE: RateLimits = { caller: async () => {}, anonymous: async () => {}, signInAttempt: async () => {} };

const authenticator: Authenticator = {
  async principalOf(headers) {
    const secret = bearerOf(headers);
    return secret === 'right' ? { principal: KEY, cookies: [] } : null;
  },
  chainOf: async () => null,
};

function answersInMemory(): AnswerStore {
  const rows = new Map<string, RequestName & { id: string; answer: KeptAnswer | null }>();
  return {
    async begin(name) {
      const before = [...rows.values()].find((row) => row.key === name.key && row.principalId === name.principalId);
      if (before === undefined) {
        const id = String(rows.size);
        rows.set(id, { ...name, id, answer: null });
        return { kind: 'begun', id, isAgain: false };
      }
      if (before.requestHash !== name.requestHash) return { kind: 'other-request' };
      return before.answer === null ? { kind: 'at-work' } : { kind: 'answered', answer: before.answer };
    },
    async keep(id, answer) {
      const row = rows.get(id);
      if (row) row.answer = answer;
    },
    async forget(id) {
      rows.delete(id);
    },
  };
}
const UUID = /^[\da-f-]{36}$/u;
const URL_OF_ALL = 'http://haizen.test/api/things/t1?limit=3';

function setUp(services: () => Promise<{ answer: string }> = () => Promise.resolve({ answer: '42' })) {
  const logged: Record<string, unknown>[] = [];
  const log = () => ({
    error: (facts: Record<string, unknown>) => void logged.push(facts),
    warn: () => {},
    debug: () => {},
  });
  return { logged, ...routes({ services, log }) };
}
function routes<Services>(
  options: Pick<RouteOptions<unknown, Services>, 'services' | 'log' | 'onAnswer'> & {
    rateLimits?: RateLimits;
    settings?: Partial<RouteSettings>;
  },
) {
  const { rateLimits = FREE, settings = {}, ...rest } = options;
  const answers = answersInMemory();
  return createRoute({
    operations: OPERATIONS,
    authenticator: async () => authenticator,
    answers: async () => answers,
    settings: () => ({
      ownUrl: undefined,
      trustedProxies: { kind: 'count', count: 1 },
      warnedOf: new Set(),
      rateLimits,
      ...settings,
    }),
    ...rest,
  });
}

const paramsOf = <T extends Record<string, string>>(params: T) => ({ params: Promise.resolve(params) });

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return problemSchema.parse(await response.json());
}

/** The response of a route whose handler throws this error. */
async function failing(error: Error) {
  const { route, logged } = setUp();
  const handler = route('open', async () => {
    throw error;
  });
  return { response: await handler(new Request(URL_OF_ALL), paramsOf({})), logged };
}

describe('a route', () => {
  it('passes the input, the caller and the language to the handler', async () => {
    const { route } = setUp();
    const handler = route('act', async (input, { answer }) => {
      const { signal, headers: _headers, isLocal: _isLocal, ...rest } = input;
      return { status: 202, headers: { Location: '/x' }, body: { ...rest, aborted: signal.aborted, answer } };
    });
    const headers = {
      'accept-language': 'en-GB, ja;q=0.5',
      authorization: 'Bearer right',
      'x-forwarded-for': '198.51.100.7, 203.0.113.9, 127.0.0.1',
    };
    const request = new Request(URL_OF_ALL, { method: 'POST', headers, body: '{"full":true}' });
    const response = await handler(request, paramsOf({ id: 't1' }));
    expect(response.status).toBe(202);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      location: '/x',
      'cache-control': 'no-store, no-transform',
      'content-language': 'en',
      'content-type': 'application/json',
    });
    const requestId = response.headers.get('x-request-id');
    expect(await response.json()).toEqual({
      params: { id: 't1' },
      body: { full: true },
      query: { limit: 3 },
      bytes: {},
      locale: 'en',
      principal: KEY,
      by: { kind: 'key', id: 'k1', name: 'tool', address: '203.0.113.9', requestId },
      requestId,
      aborted: false,
      answer: '42',
    });
  });

  it('says since when it is deprecated, also if it fails', async () => {
    const { route } = setUp();
    const works = route('old', async () => ({ body: {} }));
    const fails = route('old', () => Promise.reject(new ProblemError('not-found')));
    for (const handler of [works, fails]) {
      const { headers } = await handler(new Request(URL_OF_ALL), paramsOf({}));
      expect(headers.get('deprecation')).toBe(`@${Date.UTC(2026, 10, 30) / 1_000}`);
    }
    const current = await route('open', async () => ({ body: {} }))(new Request(URL_OF_ALL), paramsOf({}));
    expect(current.headers.has('deprecation')).toBe(false);
  });

  it('answers a matching ETag with 304, without building the body', async () => {
    let made = 0;
    const { route } = setUp();
    const handler = route('open', async () => ({
      etag: 'W/"a1"',
      json: () => JSON.stringify({ made: ++made }),
      headers: { 'Status-At': 'now' },
    }));
    const ask = (tags?: string) =>
      handler(new Request(URL_OF_ALL, { headers: tags === undefined ? {} : { 'If-None-Match': tags } }), paramsOf({}));
    for (const tags of [undefined, 'W/"a2"', '"a"', 'a1', '']) {
      const response = await ask(tags);
      expect([response.status, await response.json()]).toEqual([200, { made }]);
    }
    expect(made).toBe(5);
    for (const tags of ['W/"a1"', '"a1"', 'W/"a0", W/"a1"', '*']) {
      const response = await ask(tags);
      expect([response.status, await response.text()]).toEqual([304, '']);
      expect(Object.fromEntries(response.headers)).toEqual({
        etag: 'W/"a1"',
        vary: 'Accept-Language, Accept-Encoding',
        'cache-control': 'private, no-cache',
        'content-language': 'ja',
        'status-at': 'now',
        'x-request-id': expect.stringMatching(UUID),
      });
    }
    expect(made).toBe(5);
  });

  it('defaults to Japanese', async () => {
    const { response } = await failing(new ProblemError('nothing-to-retry'));
    expect(response.headers.get('content-language')).toBe('ja');
    expect((await problemOf(response)).detail).toMatch(/[ぁ-ん]/u);
  });

  it('answers an unexpected error with 500, logs it and discloses nothing', async () => {
    const cause = new Error('duplicate key value violates "shop_pkey" at /srv/haizen', { cause: 'hunter2' });
    const { response, logged } = await failing(cause);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/duplicate|shop_pkey|srv|hunter2|stack/u);
    expect(problemSchema.parse(JSON.parse(text)).code).toBe('internal');
    const requestId = response.headers.get('x-request-id');
    expect(requestId).toMatch(UUID);
    expect(logged).toEqual([{ requestId, err: cause, method: 'GET', path: '/api/things/t1' }]);
  });

  it('answers 404 for an unknown chain, and 503 with Retry-After if the database is down', async () => {
    const unknown = await failing(new UnknownChain('c1'));
    expect([unknown.response.status, (await problemOf(unknown.response)).code]).toEqual([404, 'not-found']);
    const away = await failing(new StoreUnavailable(new Error('ECONNREFUSED 10.0.0.1:5432')));
    expect([away.response.status, away.response.headers.get('retry-after')]).toEqual([503, '5']);
    const text = await away.response.text();
    expect(text).not.toMatch(/ECONNREFUSED|10\.0\.0\.1/u);
    expect([...unknown.logged, ...away.logged]).toEqual([]);
  });

  it.each([
    ['4bf92f3577b34da6', true],
    ['run:12.a/b+c=_-', true],
    ['x'.repeat(101), false],
    ['two words', false],
    ['"quoted"', false],
    ['', false],
  ])('keeps the request id %j: %s', async (given, kept) => {
    const { route } = setUp();
    const handler = route('open', async ({ requestId }) => ({ body: { requestId } }));
    const response = await handler(new Request(URL_OF_ALL, { headers: { 'x-request-id': given } }), paramsOf({}));
    const { requestId } = (await response.json()) as { requestId: string };
    expect(response.headers.get('x-request-id')).toBe(requestId);
    expect(requestId).toMatch(kept ? given : UUID);
  });

  it('logs a proxy mismatch once, however often it occurs', async () => {
    const warned: unknown[] = [];
    const log = () => ({ error: () => {}, warn: (facts: object) => void warned.push(facts), debug: () => {} });
    const settings = { trustedProxies: { kind: 'count', count: 0 } } as const;
    const warnedOf: RouteSettings['warnedOf'] = new Set();
    const { route } = routes({ services: () => Promise.resolve({}), log, settings: { ...settings, warnedOf } });
    const handler = route('open', async () => ({ body: {} }));
    for (const forwarded of ['198.51.100.7', '1.1.1.1, 198.51.100.7', '2.2.2.2, 198.51.100.8'])
      await handler(new Request(URL_OF_ALL, { headers: { 'x-forwarded-for': forwarded } }), paramsOf({}));
    expect(warned).toEqual([{ mismatch: 'header-ignored', peer: '198.51.100.7' }]);
  });

  it('reports each response with its route pattern', async () => {
    const reported: unknown[] = [];
    const onAnswer = (request: unknown) => void reported.push(request);
    const log = () => ({ error: () => {}, warn: () => {}, debug: () => {} });
    const { route } = routes({ services: () => Promise.resolve({}), log, onAnswer });
    const answer = async ({ params }: { params: { id: string } }) => {
      if (params.id === 't2') throw new ProblemError('nothing-to-retry');
      return { text: 'plain', headers: { 'Content-Type': 'text/plain' } };
    };
    const plain = await route('look', answer)(
      new Request(URL_OF_ALL, { headers: POST_HEADERS }),
      paramsOf({ id: 't1' }),
    );
    expect([plain.headers.get('content-type'), await plain.text()]).toEqual(['text/plain', 'plain']);
    const post = { method: 'POST', headers: POST_HEADERS, body: '{"full":true}' };
    await route('act', answer)(new Request('http://haizen.test/api/things/t2', post), paramsOf({ id: 't2' }));
    const common = { route: '/api/things/:id', durationMs: expect.any(Number) };
    expect(reported).toEqual([
      { method: 'GET', status: 200, ...common },
      { method: 'POST', status: 409, ...common },
    ]);
  });

  it('answers 500 if the services can’t start', async () => {
    const { route, logged } = setUp(() => Promise.reject(new Error('no queue')));
    const response = await route('open', async () => ({ body: {} }))(new Request(URL_OF_ALL), paramsOf({}));
    expect(response.status).toBe(500);
    expect(logged).toHaveLength(1);
  });

  it('logs nothing if the caller aborts', async () => {
    const { route, logged } = setUp();
    const leaving = new AbortController();
    const handler = route('open', async ({ signal }) => {
      leaving.abort();
      signal.throwIfAborted();
      return { body: {} };
    });
    await handler(new Request(URL_OF_ALL, { signal: leaving.signal }), paramsOf({}));
    expect(logged).toEqual([]);
  });

  it('answers 404 to a null byte in the path', async () => {
    const { route } = setUp();
    const handler = route('open', async () => ({ body: {} }));
    expect((await handler(new Request(URL_OF_ALL), paramsOf({ id: 'a\0b' }))).status).toBe(404);
    expect((await handler(new Request(URL_OF_ALL), paramsOf({ id: 'ab' }))).status).toBe(200);
  });

  it('rejects an invalid key before anything else', async () => {
    const { route } = setUp(() => Promise.reject(new Error('unreachable')));
    const handler = route('act', async () => ({ body: {} }));
    const headers = { authorization: 'Bearer wrong' };
    const response = await handler(new Request(URL_OF_ALL, { method: 'POST', headers, body: '{' }), paramsOf({}));
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('rejects an invalid body or query without calling the handler', async () => {
    let worked = 0;
    const { route } = setUp();
    const handler = route('act', async () => ({ body: { worked: ++worked } }));
    const post = (body: string, search = '') =>
      handler(
        new Request(`http://haizen.test/${search}`, { method: 'POST', headers: POST_HEADERS, body }),
        paramsOf({ id: 't1' }),
      );
    expect(await problemOf(await post('{"full":1}'))).toMatchObject({
      code: 'invalid-body',
      errors: [{ field: 'full' }],
    });
    expect(await problemOf(await post('{"full":true}', '?page=2'))).toMatchObject({
      code: 'invalid-query',
      errors: [{ field: 'page' }],
    });
    expect(worked).toBe(0);
  });
});

describe('access', () => {
  const done = async () => ({ body: { done: true } });
  const ask = (headers: Record<string, string>) => new Request(URL_OF_ALL, { method: 'POST', headers, body: '{' });

  it('is checked before the request is parsed', async () => {
    const { route } = setUp();
    const statuses = async (chainId: string, headers: Record<string, string>) =>
      (await route('actOnChain', done)(ask(headers), paramsOf({ chainId }))).status;
    expect(await statuses('c1', { 'sec-fetch-site': 'same-origin' })).toBe(401);
    expect(await statuses('c1', POST_HEADERS)).toBe(200);
    expect(await statuses('c2', POST_HEADERS)).toBe(404);
  });

  it('is rate limited, with Retry-After', async () => {
    const rateLimits = createRateLimits(60);
    const log = () => ({ error: () => {}, warn: () => {}, debug: () => {} });
    const { route } = routes({ services: () => Promise.resolve({}), log, rateLimits });
    const handler = route('look', done);
    const answers = await Promise.all(
      Array.from({ length: 61 }, () =>
        handler(new Request(URL_OF_ALL, { headers: POST_HEADERS }), paramsOf({ id: 'x' })),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const [refused] = answers.filter(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each([
    ['open', 429],
    ['alone', 200],
  ] as const)('is limited unless the response costs no more than a refusal: %s', async (name, status) => {
    const log = () => ({ error: () => {}, warn: () => {}, debug: () => {} });
    const { route } = routes({ services: () => Promise.resolve({}), log, rateLimits: createRateLimits(0) });
    const answer = await route(name, done)(new Request('http://haizen.test/api/x'), paramsOf({}));
    expect(answer.status).toBe(status);
  });
});

describe('a request with an Idempotency-Key', () => {
  function counting() {
    let worked = 0;
    const { route } = setUp();
    const handler = route('act', async ({ body }) => {
      worked += 1;
      if (body.full) throw new ProblemError('nothing-to-retry');
      return { status: 202, headers: { Location: '/x' }, body: { worked } };
    });
    const post = (key: string, body = '{"full":false}') =>
      handler(
        new Request(URL_OF_ALL, { method: 'POST', headers: { ...POST_HEADERS, 'idempotency-key': key }, body }),
        paramsOf({ id: 't1' }),
      );
    return { post, worked: () => worked };
  }

  it('is processed once and gets the same response each time, even if it was rejected', async () => {
    const { post, worked } = counting();
    const first = await post('a');
    const second = await post('a');
    expect([second.status, await second.json(), second.headers.get('location')]).toEqual([
      202,
      await first.json(),
      '/x',
    ]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const refused = await post('b', '{"full":true}');
    const again = await post('b', '{"full":true}');
    expect([again.status, await again.text()]).toEqual([refused.status, await refused.text()]);
    expect(worked()).toBe(2);
  });

  it('is not processed twice at once, and its key can’t be used for another request', async () => {
    const { post, worked } = counting();
    const answers = await Promise.all([post('a'), post('a')]);
    expect(answers.map(({ status }) => status)).toEqual([202, 409]);
    expect((await problemOf(await post('a', '{"full":true}'))).code).toBe('idempotency-key-reused');
    expect((await problemOf(await post('with a space'))).code).toBe('idempotency-key-invalid');
    expect(worked()).toBe(1);
  });

  it('can be retried after a server error', async () => {
    let fails = true;
    const { route } = setUp();
    const handler = route('act', async () => {
      if (fails) throw new StoreUnavailable(new Error('away'));
      return { body: {} };
    });
    const post = () =>
      handler(
        new Request(URL_OF_ALL, {
          method: 'POST',
          headers: { ...POST_HEADERS, 'idempotency-key': 'a' },
          body: '{"full":true}',
        }),
        paramsOf({ id: 't1' }),
      );
    expect((await post()).status).toBe(503);
    fails = false;
    expect((await post()).status).toBe(200);
  });
});
