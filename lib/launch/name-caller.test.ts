import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

await import('./name-caller.js');

test('whoever calls stands last, whatever they wrote themselves', async () => {
  const server = createServer((request, response) => response.end(request.headers['x-forwarded-for']));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const told = async (headers: Record<string, string>) => (await fetch(url, { headers })).text();
    expect(await told({})).toBe('127.0.0.1');
    expect(await told({ 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9, 127.0.0.1');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
