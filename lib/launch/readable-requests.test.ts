import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, test } from 'vitest';
import { readableTarget } from './readable-requests.js';

it.each([
  ['/api/chains?x=%', '/api/chains?x=%'],
  ['/api/chains/%E5%B1%85', '/api/chains/%E5%B1%85'],
  ['/api/chains/%2F', '/api/chains/%2F'],
  ['/api/chains/%', '/api/chains/%25'],
  ['/api/chains/%E0%A4%A?x=%41', '/api/chains/%25E0%25A4%25A?x=%41'],
  ['/api/chains/%c0%af', '/api/chains/%25c0%25af'],
  ['*', '*'],
])('%s is read as %s', (target, readable) => {
  expect(readableTarget(target)).toBe(readable);
});

test('the server is shown a path that it can read, and no method that it can’t take', async () => {
  const server = createServer(({ method, url }, response) =>
    response.writeHead(200, { told: `${method} ${url}` }).end(),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const asking = request({ host: '127.0.0.1', port, method: 'TRACE', path: '/api/%' }).end();
    const [response] = (await once(asking, 'response')) as [{ headers: Record<string, string> }];
    expect(response.headers.told).toBe('OPTIONS /api/%25');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
