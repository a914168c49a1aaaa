import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

await import('./compressible-answers.js');

test('the type of an answer that is marked is a text, and the mark goes no further', async () => {
  const types: unknown[] = [];
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', ['application/json']);
    if (url === '/long') response.setHeader('x-compression', ['worthwhile']);
    types.push(response.getHeader('content-type'));
    response.setHeader('vary', ['accept', 'accept-encoding']);
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    for (const path of ['/short', '/long']) {
      const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'application/json',
        vary: 'accept, accept-encoding',
      });
      expect(headers.has('x-compression')).toBe(false);
    }
    expect(types).toEqual([['application/json'], 'application/json']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('an answer that is compressed already says so', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', ['application/json']);
    response.setHeader('x-compression', ['done']);
    response.end(gzipSync('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect([response.headers.get('content-encoding'), response.headers.get('x-compression')]).toEqual(['gzip', null]);
    expect(await response.json()).toEqual({});
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
