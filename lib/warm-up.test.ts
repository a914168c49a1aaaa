import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './launch/free-port.ts';
import { warmUp } from './warm-up.ts';

async function serving(answer: RequestListener) {
  const server = createServer(answer);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('asks as often as it should, few at a time, over connections that it keeps', async () => {
  const paths: (string | undefined)[] = [];
  let [atWork, most] = [0, 0];
  await using server = await serving(({ url }, response) => {
    paths.push(url);
    atWork += 1;
    most = Math.max(most, atWork);
    setImmediate(() => {
      atWork -= 1;
      response.end('{"status":"ok"}');
    });
  });
  await warmUp(server.url, { requests: 100 });
  expect(paths).toEqual(Array.from({ length: 100 }, () => '/api/health'));
  expect(most).toBeLessThanOrEqual(8);
  expect(server.connections()).toBeLessThanOrEqual(8);
});

test('gives up where no answer comes, and nothing is left open', async () => {
  let asked = 0;
  const closed: Promise<unknown>[] = [];
  await using server = await serving((request) => {
    asked += 1;
    closed.push(once(request.socket, 'close'));
  });
  await warmUp(server.url, { longestMs: 50 });
  expect(asked).toBeLessThanOrEqual(8);
  await Promise.all(closed);
});

test('a server that is not there is no colder for it', async () => {
  await expect(warmUp(`http://127.0.0.1:${await freePort()}`)).resolves.toBeUndefined();
});
