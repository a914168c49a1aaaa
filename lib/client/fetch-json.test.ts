import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiProblem, Unreachable, Unreadable } from './api-errors.ts';
import { fetchFresh, fetchJson } from './fetch-json.ts';

const schema = z.object({ answer: z.int() });
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(status: number, body: string): Promise<string> {
  return serve((_request, response) => response.writeHead(status).end(body));
}

const problem = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  code: 'not-found',
  detail: 'There is nothing here.',
  remedy: 'Look elsewhere.',
};

describe('fetchJson', () => {
  it('sends the language and the body, and returns what the schema parses', async () => {
    const seen: { language?: string; type?: string; method?: string; body?: string } = {};
    const path = await serve((request, response) => {
      seen.language = request.headers['accept-language'];
      seen.type = request.headers['content-type'];
      seen.method = request.method;
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (seen.body = (seen.body ?? '') + chunk));
      request.on('end', () => response.end('{"answer": 42, "more": true}'));
    });
    const answer = await fetchJson({ path, schema, locale: 'en', method: 'POST', body: { shopIds: ['a'] } });
    expect(answer).toEqual({ answer: 42 });
    expect(seen).toEqual({ language: 'en', type: 'application/json', method: 'POST', body: '{"shopIds":["a"]}' });
  });

  it('throws the problem of a rejection, with its whole body', async () => {
    const path = await answering(404, JSON.stringify({ ...problem, runs: [1] }));
    const error = await fetchJson({ path, schema, locale: 'ja' }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiProblem);
    expect((error as ApiProblem).problem).toEqual(problem);
    expect((error as ApiProblem).body).toHaveProperty('runs', [1]);
  });

  it('includes the time to wait, if the server sends one', async () => {
    const locked = await serve((_request, response) =>
      response.writeHead(429, { 'Retry-After': '90' }).end(JSON.stringify({ ...problem, status: 429 })),
    );
    const free = await answering(404, JSON.stringify(problem));
    const sentAtMs = Date.now();
    const wait = fetchJson({ path: locked, schema, locale: 'ja' });
    await expect(wait).rejects.toSatisfy(({ retryAtMs }: ApiProblem) => (retryAtMs ?? 0) >= sentAtMs + 90_000);
    await expect(fetchJson({ path: free, schema, locale: 'ja' })).rejects.toMatchObject({ retryAtMs: null });
  });

  it('distinguishes an unreachable server from an unreadable response', async () => {
    const gone = await serve((_request, response) => response.destroy());
    const page = await answering(200, '<!doctype html>');
    const gateway = await answering(502, '<html>Bad gateway</html>');
    const foreign = await answering(200, '{"answer": "forty-two"}');
    const strange = await answering(500, '{"message": "?"}');
    await expect(fetchJson({ path: gone, schema, locale: 'ja' })).rejects.toThrow(Unreachable);
    await expect(fetchJson({ path: page, schema, locale: 'ja' })).rejects.toThrow(Unreadable);
    await expect(fetchJson({ path: gateway, schema, locale: 'ja' })).rejects.toThrow(Unreachable);
    await expect(fetchJson({ path: foreign, schema, locale: 'ja' })).rejects.toThrow(Unreadable);
    await expect(fetchJson({ path: strange, schema, locale: 'ja' })).rejects.toThrow(Unreadable);
  });

  it('times out on a server that does not respond, also during the body', async () => {
    const silent = await serve(() => undefined);
    const half = await serve((_request, response) => response.write('{"answer":'));
    await expect(fetchJson({ path: silent, schema, locale: 'ja', timeoutMs: 50 })).rejects.toThrow(Unreachable);
    await expect(fetchJson({ path: half, schema, locale: 'ja', timeoutMs: 50 })).rejects.toThrow(Unreachable);
  });

  it('rethrows an abort by the caller unchanged', async () => {
    const path = await serve(() => undefined);
    const reason = new Error('left the page');
    const controller = new AbortController();
    const answer = fetchJson({ path, schema, locale: 'ja', signal: controller.signal });
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
  });
});

describe('fetchFresh', () => {
  it('sends the ETag and reports a 304', async () => {
    const seen: (string | undefined)[] = [];
    const path = await serve((request, response) => {
      seen.push(request.headers['if-none-match']);
      const held = request.headers['if-none-match'] === 'W/"a"';
      response.writeHead(held ? 304 : 200, { ETag: 'W/"a"', 'Status-At': 'then' }).end(held ? '' : '{"answer": 42}');
    });
    const first = await fetchFresh({ path, schema, locale: 'en' }, { etag: null });
    expect(first).toMatchObject({ answer: { answer: 42 }, etag: 'W/"a"' });
    const second = await fetchFresh({ path, schema, locale: 'en' }, { etag: first.etag });
    expect(second).toMatchObject({ answer: null, etag: 'W/"a"' });
    expect(second.headers.get('status-at')).toBe('then');
    expect((await fetchFresh({ path, schema, locale: 'en' }, { etag: 'W/"b"' })).answer).toEqual({ answer: 42 });
    expect(seen).toEqual([undefined, 'W/"a"', 'W/"b"']);
  });

  it('works without an ETag, and rejects a 304 to an unconditional request', async () => {
    const path = await answering(200, '{"answer": 42}');
    expect((await fetchFresh({ path, schema, locale: 'en' }, { etag: null })).etag).toBeNull();
    const confused = await answering(304, '');
    await expect(fetchFresh({ path: confused, schema, locale: 'en' }, { etag: null })).rejects.toThrow(Unreadable);
  });

  it('uses the early response if there is one, and sends its own request otherwise', async () => {
    const path = await answering(200, '{"answer": 42}');
    const early = Promise.resolve({
      response: new Response(null, { headers: { etag: 'W/"e"' } }),
      text: '{"answer": 1}',
    });
    const taken = await fetchFresh({ path, schema, locale: 'en' }, { etag: null, early });
    expect(taken).toMatchObject({ answer: { answer: 1 }, etag: 'W/"e"' });
    const none = Promise.reject(new Unreachable(new Error('gone')));
    expect((await fetchFresh({ path, schema, locale: 'en' }, { etag: null, early: none })).answer).toEqual({
      answer: 42,
    });
  });

  it('throws the same errors as fetchJson', async () => {
    const path = await answering(404, JSON.stringify(problem));
    await expect(fetchFresh({ path, schema, locale: 'en' }, { etag: 'W/"a"' })).rejects.toThrow(ApiProblem);
  });
});
