import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { createWebServer } from './web-server.ts';

const script = 'export const shop = "渋谷店";\n'.repeat(400);
let staticFolder = '';

beforeAll(async () => {
  staticFolder = await mkdtemp(join(tmpdir(), 'haizen-static-'));
  await Promise.all([
    writeFile(join(staticFolder, 'one.js'), script),
    writeFile(join(staticFolder, 'one.js.br'), brotliCompressSync(script)),
    writeFile(join(staticFolder, 'one.js.gz'), gzipSync(script)),
  ]);
});
afterAll(() => rm(staticFolder, { recursive: true }));

async function serve(handle: RequestListener, ownUrl?: string) {
  const server = createWebServer({ handle, staticFolder, ownUrl });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** `fetch` normalizes paths and refuses some methods. */
async function ask(url: string, { method = 'GET', path }: { method?: string; path: string }) {
  const { hostname, port } = new URL(url);
  const asking = request({ hostname, port, method, path, headers: { 'accept-language': 'en' } }).end();
  const [response] = (await once(asking, 'response')) as [
    Readable & { statusCode: number; headers: Record<string, string> },
  ];
  return { status: response.statusCode, headers: response.headers, text: await textOf(response) };
}

const echo: RequestListener = ({ url, headers }, response) =>
  void response
    .setHeader('content-type', ['application/json'])
    .end(JSON.stringify({ url, from: headers['x-forwarded-for'] }));

test('appends the peer address to whatever X-Forwarded-For the client sent', async () => {
  await using server = await serve(echo);
  const from = async (headers: Record<string, string>) => {
    const { from: addresses } = (await (await fetch(server.url, { headers })).json()) as { from: string };
    return addresses;
  };
  expect(await from({})).toBe('127.0.0.1');
  expect(await from({ 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9, 127.0.0.1');
});

it.each(['/api/chains/%', '/api/chains/%E0%A4%A?x=%41', '/%c0%af'])('refuses the path %s', async (path) => {
  await using server = await serve(echo);
  const { status, headers, text } = await ask(server.url, { path });
  expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
  expect(JSON.parse(text)).toMatchObject({ code: 'invalid-path', status: 400 });
});

it.each(['/api/chains?x=%', '/api/chains/%E5%B1%85', '/api/chains/%2F', '*'])(
  'passes the path %s on to Next',
  async (path) => {
    await using server = await serve(echo);
    const { status, text } = await ask(server.url, { path, method: path === '*' ? 'OPTIONS' : 'GET' });
    expect([status, (JSON.parse(text) as { url: string }).url]).toEqual([200, path]);
  },
);

test('TRACE is refused with the allowed methods', async () => {
  await using server = await serve(echo);
  const { status, headers, text } = await ask(server.url, { method: 'TRACE', path: '/api/health' });
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS']);
  expect(JSON.parse(text)).toMatchObject({ code: 'method-not-allowed' });
});

it.each([
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
])('sends a static file to a browser that accepts %s, cacheable as immutable', async (accepted, encoding) => {
  await using server = await serve(echo);
  const response = await fetch(`${server.url}/_next/static/one.js`, { headers: { 'accept-encoding': accepted } });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe(script);
});

it('passes the full path of a missing static file on to Next', async () => {
  await using server = await serve(echo);
  for (const path of ['/_next/static/two.js?x=1', '/_next/static/../secret']) {
    const { text } = await ask(server.url, { path });
    expect(JSON.parse(text)).toMatchObject({ url: path });
  }
});

it.each([
  ['a long GET', 'GET', 'application/json', 5_000, 'gzip'],
  ['a long POST', 'POST', 'application/json', 5_000, null],
  ['a long picture', 'GET', 'image/png', 5_000, null],
  ['a long problem', 'GET', 'application/problem+json', 5_000, 'gzip'],
] as const)(
  'compresses only long GET responses with a compressible type: %s',
  async (_what, method, type, length, encoding) => {
    await using server = await serve((_request, response) => {
      // Next sets a route handler's type as an array.
      response.setHeader('content-type', [type]);
      response.setHeader('content-length', length);
      response.end('x'.repeat(length));
    });
    const response = await fetch(server.url, { method });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect((await response.text()).length).toBe(length);
  },
);

it('does not compress a no-transform response', async () => {
  await using server = await serve((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-store, no-transform');
    response.end('{}');
  });
  expect((await fetch(server.url)).headers.get('content-encoding')).toBeNull();
});

it("the API's content policy forbids framing and loading anything", async () => {
  await using server = await serve(echo);
  const policyOf = async (path: string) => (await fetch(server.url + path)).headers.get('content-security-policy');
  expect(await policyOf('/api/chains')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(await policyOf('/api/docs')).toBeNull();
  expect(await policyOf('/apidocs')).toBeNull();
});

/** Sends exactly these lines and returns the raw response. */
async function send(url: string, ...lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  return textOf(socket);
}

const UPGRADE = ['Upgrade: websocket', 'Connection: Upgrade'];

test.each([
  ['two Host lines', ['GET /two HTTP/1.1', 'Host: haizen.example', 'Host: evil.example']],
  ['two equal Host lines', ['GET /two HTTP/1.1', 'Host: haizen.example', 'host: haizen.example']],
  ['an absolute URL', ['GET http://evil.example//x HTTP/1.1', 'Host: haizen.example']],
  ['an absolute URL of the installation itself', ['GET https://haizen.example/ HTTP/1.1', 'Host: haizen.example']],
])('%s: 400 with a problem in the caller’s language, and Next does not see the request', async (_what, lines) => {
  const seen: unknown[] = [];
  await using server = await serve(({ url }, response) => {
    seen.push(url);
    response.writeHead(308, { location: '/' }).end();
  }, 'https://haizen.example');
  const answer = await send(server.url, ...lines, 'Accept-Language: en');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
  expect(answer).toMatch(/^content-type: application\/problem\+json\r$/imu);
  expect(answer).toMatch(/^strict-transport-security: max-age=31536000\r$/imu);
  expect(answer).toContain('"code":"bad-request"');
  expect(answer).not.toMatch(/^location:/imu);
  expect(await send(server.url, ...lines)).toContain('Host ヘッダーが複数');
  expect(await send(server.url, ...lines, ...UPGRADE)).toMatch(/^HTTP\/1\.1 400 /u);
  expect(seen).toEqual([]);
});

test('an https installation sends HSTS with every response, and an upgrade is handled as an ordinary request', async () => {
  await using server = await serve(echo, 'https://haizen.example');
  for (const path of ['/', '/api/health', '/_next/static/one.js', '/%']) {
    const { headers } = await ask(server.url, { path });
    expect(headers['strict-transport-security'], path).toBe('max-age=31536000');
  }
  expect(await send(server.url, 'GET / HTTP/1.1', 'Host: haizen.example', ...UPGRADE)).toMatch(/^HTTP\/1\.1 200 /u);
  await using plain = await serve(echo, 'http://haizen.example');
  expect((await ask(plain.url, { path: '/' })).headers).not.toHaveProperty('strict-transport-security');
});
