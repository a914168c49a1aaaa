import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Listener = AsyncDisposable & { readonly url: string };
type Answer = (request: Request) => Promise<Response>;

const PATHS = new Set(['/metrics', '/api/metrics']);

/**
 * Serves metrics on 127.0.0.1, for processes without a web server. Rejects with the system's error if the port is taken.
 */
export async function serveMetrics({ port, answer }: { port: number; answer: Answer }): Promise<Listener> {
  const server = createServer((incoming, response) => {
    serve(incoming, { response, answer }).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // This server alone must not keep the process alive.
  server.unref();
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(
  incoming: IncomingMessage,
  { response, answer }: { response: ServerResponse; answer: Answer },
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  if (!PATHS.has(url.pathname)) return void response.writeHead(404).end();
  if (incoming.method !== 'GET') return void response.writeHead(405, { Allow: 'GET' }).end();
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const answered = await answer(new Request(url, { headers }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(await answered.text());
}
