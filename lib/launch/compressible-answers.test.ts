import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

await import('./compressible-answers.js');

test('a type that is written as a list of one is one', async () => {
  const types: unknown[] = [];
  const server = createServer((_request, response) => {
    response.setHeader('content-type', ['application/json']);
    types.push(response.getHeader('content-type'));
    response.setHeader('vary', ['accept', 'accept-encoding']);
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(types).toEqual(['application/json']);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json',
      vary: 'accept, accept-encoding',
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
