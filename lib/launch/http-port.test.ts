import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { requireFreePort } from './http-port.ts';

const host = '127.0.0.1';

async function listening(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('accepts a free port, and leaves it free', async () => {
  const port = await freePort();
  await requireFreePort({ host, port });
  await requireFreePort({ host, port });
});

test('a port in use by another program: says how to choose another', async () => {
  await using other = await listening((_request, response) => response.writeHead(404).end());
  await expect(requireFreePort({ host, port: other.port })).rejects.toThrow(
    `Port ${other.port} is in use by another program: stop that, or choose another port, such as PORT=${other.port + 1} npm start.`,
  );
});

test('a port in use by Haizen: says where to open it', async () => {
  await using haizen = await listening((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}'),
  );
  await expect(requireFreePort({ host, port: haizen.port })).rejects.toThrow(`open http://localhost:${haizen.port}`);
});

test('rejects an address that this machine does not have', async () => {
  await expect(requireFreePort({ host: '192.0.2.7', port: await freePort() })).rejects.toThrow(
    'This machine has no address 192.0.2.7',
  );
});

test('chooses another port if the preferred one is in use', async () => {
  await using other = await listening(() => undefined);
  const port = await freePort(other.port);
  expect(port).not.toBe(other.port);
  expect(port).toBeGreaterThan(0);
});
