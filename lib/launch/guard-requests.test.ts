import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let server: Server;
const seen: (string | undefined)[] = [];
beforeAll(async () => {
  vi.stubEnv('HAIZEN_URL', 'https://haizen.example');
  await import('./guard-requests.ts');
  server = createServer(({ url }, response) => {
    seen.push(url);
    response.writeHead(url === '/moved' ? 308 : 200, { location: '/' }).end('the page');
  });
  server.on('upgrade', ({ url }, socket) => {
    seen.push(url);
    socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What is answered to exactly these lines. */
async function send(...lines: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  return text(socket);
}

const UPGRADE = ['Upgrade: websocket', 'Connection: Upgrade'];

test.each([
  ['two Host lines', ['GET /two HTTP/1.1', 'Host: haizen.example', 'Host: evil.example']],
  ['two that agree', ['GET /two HTTP/1.1', 'Host: haizen.example', 'host: haizen.example']],
  ['a whole address', ['GET http://evil.example//x HTTP/1.1', 'Host: haizen.example']],
  ['its own address', ['GET https://haizen.example/ HTTP/1.1', 'Host: haizen.example']],
])('%s gets 400 as a problem in the caller’s language, and nobody else sees the request', async (_, lines) => {
  seen.length = 0;
  const answer = await send(...lines, 'Accept-Language: en');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
  expect(answer).toMatch(/^content-type: application\/problem\+json\r$/imu);
  expect(answer).toMatch(/^strict-transport-security: max-age=31536000\r$/imu);
  expect(answer).toContain('"code":"bad-request"');
  expect(answer).toContain('more than one Host line');
  expect(answer).not.toMatch(/^location:/imu);
  expect(await send(...lines)).toContain('Host ヘッダーが複数');
  expect(await send(...lines, ...UPGRADE)).toMatch(/^HTTP\/1\.1 400 /u);
  expect(seen).toEqual([]);
});

test.each(['/', '/moved', '//evil.example', '*'])('%s comes through, with HSTS on its answer', async (target) => {
  seen.length = 0;
  const answer = await send(`${target === '*' ? 'OPTIONS' : 'GET'} ${target} HTTP/1.1`, 'Host: haizen.example');
  expect(answer).toMatch(/^strict-transport-security: max-age=31536000\r$/imu);
  expect(answer).toContain('the page');
  expect(await send(`GET / HTTP/1.1`, 'Host: haizen.example', ...UPGRADE)).toMatch(/^HTTP\/1\.1 101 /u);
  expect(seen).toEqual([target, '/']);
});
