import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

await import('./compressible-answers.js');

test('the type of an answer that is marked is a text, and the mark goes no further', async () => {
  const types: unknown[] = [];
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', ['application/json']);
    if (url === '/long') response.setHeader('worth-compressing', ['yes']);
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
      expect(headers.has('worth-compressing')).toBe(false);
    }
    expect(types).toEqual([['application/json'], 'application/json']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
