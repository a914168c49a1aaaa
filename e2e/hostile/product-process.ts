import { createServer } from 'node:http';
import { readEnv } from '#lib/process/env.ts';
import { openHaizen } from '#lib/process/haizen.ts';
import { onShutdown } from '#lib/process/shutdown.ts';

/** The conductor and a server in one process, as by default, without a build: what matters is the shared event loop. */
const { close } = await openHaizen(readEnv(process.env));
onShutdown(close);
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') {
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
  }
});
