import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test as base } from '@playwright/test';
import { type FreshHaizen, startFreshHaizen } from './fixtures/browser/fresh-haizen.ts';

const OWN_HOST = 'haizen.example';

/** A Haizen with an https address, as if behind a proxy. */
const test = base.extend<object, { behindTls: FreshHaizen }>({
  behindTls: [
    async ({ browserName: _any }, use) => {
      await using fresh = await startFreshHaizen({ HAIZEN_URL: `https://${OWN_HOST}` });
      await use(fresh);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

/** The head of the response to exactly these lines. */
async function send(url: string, lines: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  const [head = ''] = (await text(socket)).split('\r\n\r\n');
  return head;
}

test('every response tells browsers to use https', async ({ behindTls: { url } }) => {
  const page = await (await fetch(`${url}/sign-in`)).text();
  const script = /\/_next\/static\/[^"]+\.js/u.exec(page)?.[0] ?? '';
  const kept = await fetch(url + script, { headers: { 'accept-encoding': 'identity' } });
  for (const [path, status] of [
    ['/', 307],
    ['/sign-in', 200],
    ['/nowhere', 404],
    ['/sign-in/', 308],
    ['//evil.example', 308],
    [script, 200],
    ['/_next/static/nowhere.js', 404],
    ['/favicon.ico', 200],
    ['/api/health', 200],
    ['/api/nowhere', 404],
    ['/api/chains', 401],
    ['/api/docs', 200],
    ['/api/chains/%E0%A4%A', 400],
  ] as const) {
    const answer = await fetch(url + path, { redirect: 'manual' });
    expect(answer.status, path).toBe(status);
    expect(answer.headers.get('strict-transport-security'), path).toBe('max-age=31536000');
  }
  const held = `If-None-Match: ${kept.headers.get('etag')}`;
  const unchanged = await send(url, [`GET ${script} HTTP/1.1`, `Host: ${OWN_HOST}`, held]);
  expect(unchanged).toMatch(/^HTTP\/1\.1 304 /u);
  expect(unchanged).toMatch(/^strict-transport-security: max-age=31536000$/imu);
  const posted = await fetch(`${url}/sign-in`, { method: 'POST', body: 'x' });
  expect(posted.headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('two Host lines get 400, for pages and the API', async ({ behindTls: { url } }) => {
  for (const path of ['/sign-in', '/api/health', '/_next/static/nowhere.js']) {
    const head = await send(url, [`GET ${path} HTTP/1.1`, `Host: ${OWN_HOST}`, 'Host: evil.example']);
    expect(head, path).toMatch(/^HTTP\/1\.1 400 /u);
  }
});

test('an absolute-form target redirects nowhere and reaches no other host', async ({ behindTls: { url } }) => {
  for (const target of [
    'http://evil.example/',
    'http://evil.example//x',
    'http://evil.example/sign-in/',
    'http://evil.example\\x',
    `https://${OWN_HOST}/`,
    'http://127.0.0.1:9/x',
  ]) {
    for (const more of [[], ['Upgrade: websocket', 'Connection: Upgrade']]) {
      const head = await send(url, [`GET ${target} HTTP/1.1`, `Host: ${OWN_HOST}`, ...more]);
      expect(head, target).toMatch(/^HTTP\/1\.1 400 /u);
      expect(head, target).not.toMatch(/^location:/imu);
    }
  }
});

test('no path redirects to another host', async ({ behindTls: { url } }) => {
  for (const target of [
    '//evil.example',
    '//evil.example/',
    '/\\evil.example',
    '/\\/evil.example/',
    '/%2f%2fevil.example/',
    '/%5cevil.example/',
    '/.//evil.example/',
    '///evil.example//?http://evil.example',
  ]) {
    const head = await send(url, [`GET ${target} HTTP/1.1`, `Host: ${OWN_HOST}`]);
    const location = /^location: (.*)$/imu.exec(head)?.[1]?.trim();
    if (location === undefined) continue;
    expect(new URL(location, `https://${OWN_HOST}`).host, target).toBe(OWN_HOST);
  }
});
