import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemSchema } from '../../contract.ts';
import { StoreUnavailable, UnknownChain } from '../../sync/store.ts';
import { ProblemError } from './problem-error.ts';
import { createRoute } from './route.ts';

const KEY = 'a-key-of-24-characters-x';
const UUID = /^[\da-f-]{36}$/u;
const URL_OF_ALL = 'http://haizen.test/api/things/t1?limit=3';

function setUp(services: () => Promise<{ answer: string }> = () => Promise.resolve({ answer: '42' })) {
  const logged: Record<string, unknown>[] = [];
  const log = () => ({ error: (facts: Record<string, unknown>) => void logged.push(facts), debug: () => {} });
  return { logged, route: createRoute({ services, apiKey: () => KEY, log }) };
}
const paramsOf = <T>(params: T) => ({ params: Promise.resolve(params) });

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return problemSchema.parse(await response.json());
}

/** What a route answers whose work fails like this. */
async function failing(error: Error) {
  const { route, logged } = setUp();
  const handler = route({}, async () => {
    throw error;
  });
  return { response: await handler(new Request(URL_OF_ALL), paramsOf({})), logged };
}

describe('a route', () => {
  it('hands on what was asked for, by whom, in which language', async () => {
    const { route } = setUp();
    const spec = { body: z.strictObject({ full: z.boolean() }), query: z.strictObject({ limit: z.coerce.number() }) };
    const handler = route<{ id: string }, { full: boolean }, { limit: number }>(spec, async (input, { answer }) => {
      const { signal, ...rest } = input;
      return { status: 202, headers: { Location: '/x' }, body: { ...rest, aborted: signal.aborted, answer } };
    });
    const headers = { 'accept-language': 'en-GB, ja;q=0.5', authorization: `Bearer ${KEY}` };
    const request = new Request(URL_OF_ALL, { method: 'POST', headers, body: '{"full":true}' });
    const response = await handler(request, paramsOf({ id: 't1' }));
    expect(response.status).toBe(202);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      location: '/x',
      'cache-control': 'no-store',
      'content-language': 'en',
      'content-type': 'application/json',
    });
    expect(await response.json()).toEqual({
      params: { id: 't1' },
      body: { full: true },
      query: { limit: 3 },
      locale: 'en',
      requestedBy: 'api',
      requestId: response.headers.get('x-request-id'),
      aborted: false,
      answer: '42',
    });
  });

  it('tells who holds the answer already that it still holds, without making it', async () => {
    let made = 0;
    const { route } = setUp();
    const handler = route({}, async () => ({
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
        vary: 'Accept-Language',
        'cache-control': 'private, no-cache',
        'content-language': 'ja',
        'status-at': 'now',
        'x-request-id': expect.stringMatching(UUID),
      });
    }
    expect(made).toBe(5);
  });

  it('speaks Japanese where nothing else is asked for', async () => {
    const { response } = await failing(new ProblemError('nothing-to-retry'));
    expect(response.headers.get('content-language')).toBe('ja');
    expect((await problemOf(response)).detail).toMatch(/[ぁ-ん]/u);
  });

  it('answers an error that nobody foresaw with 500, without a word of it, and logs it', async () => {
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

  it('answers 404 for a chain that is not there, and 503 with Retry-After for a database that is away', async () => {
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
  ])('keeps the id %j that a request came with, where it is sane', async (given, kept) => {
    const { route } = setUp();
    const handler = route({}, async ({ requestId }) => ({ body: { requestId } }));
    const response = await handler(new Request(URL_OF_ALL, { headers: { 'x-request-id': given } }), paramsOf({}));
    const { requestId } = (await response.json()) as { requestId: string };
    expect(response.headers.get('x-request-id')).toBe(requestId);
    expect(requestId).toMatch(kept ? given : UUID);
  });

  it('tells of each answer, by its pattern', async () => {
    const told: unknown[] = [];
    const onAnswer = (request: unknown) => void told.push(request);
    const log = () => ({ error: () => {}, debug: () => {} });
    const route = createRoute({ services: () => Promise.resolve({}), apiKey: () => KEY, log, onAnswer });
    const handler = route<{ id: string }>({}, async ({ params }) => {
      if (params.id === 't2') throw new ProblemError('nothing-to-retry');
      return { text: 'plain', headers: { 'Content-Type': 'text/plain' } };
    });
    const plain = await handler(new Request(URL_OF_ALL), paramsOf({ id: 't1' }));
    expect([plain.headers.get('content-type'), await plain.text()]).toEqual(['text/plain', 'plain']);
    await handler(new Request('http://haizen.test/api/things/t2', { method: 'POST' }), paramsOf({ id: 't2' }));
    const common = { route: '/api/things/:id', durationMs: expect.any(Number) };
    expect(told).toEqual([
      { method: 'GET', status: 200, ...common },
      { method: 'POST', status: 409, ...common },
    ]);
  });

  it('answers too where the services can’t be had', async () => {
    const { route, logged } = setUp(() => Promise.reject(new Error('no queue')));
    const response = await route({}, async () => ({ body: {} }))(new Request(URL_OF_ALL), paramsOf({}));
    expect(response.status).toBe(500);
    expect(logged).toHaveLength(1);
  });

  it('logs nothing where the caller has left', async () => {
    const { route, logged } = setUp();
    const leaving = new AbortController();
    const handler = route({}, async ({ signal }) => {
      leaving.abort();
      signal.throwIfAborted();
      return { body: {} };
    });
    await handler(new Request(URL_OF_ALL, { signal: leaving.signal }), paramsOf({}));
    expect(logged).toEqual([]);
  });

  it('a null byte in the path names nothing', async () => {
    const { route } = setUp();
    const handler = route<{ id: string }>({}, async () => ({ body: {} }));
    expect((await handler(new Request(URL_OF_ALL), paramsOf({ id: 'a\0b' }))).status).toBe(404);
    expect((await handler(new Request(URL_OF_ALL), paramsOf({ id: 'ab' }))).status).toBe(200);
  });

  it('refuses a wrong key before it looks at anything else', async () => {
    const { route } = setUp(() => Promise.reject(new Error('unreachable')));
    const handler = route({ body: z.strictObject({}) }, async () => ({ body: {} }));
    const headers = { authorization: 'Bearer wrong' };
    const response = await handler(new Request(URL_OF_ALL, { method: 'POST', headers, body: '{' }), paramsOf({}));
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('refuses a body or a query that its schema does not take, and works on neither', async () => {
    let worked = 0;
    const { route } = setUp();
    const spec = {
      body: z.strictObject({ full: z.boolean() }),
      query: z.strictObject({ limit: z.string().optional() }),
    };
    const handler = route(spec, async () => ({ body: { worked: ++worked } }));
    const post = (body: string, search = '') =>
      handler(new Request(`http://haizen.test/${search}`, { method: 'POST', body }), paramsOf({}));
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
