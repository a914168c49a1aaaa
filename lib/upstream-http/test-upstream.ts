import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

export type SeenRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly atMs: number;
};

export type Answering = (response: ServerResponse, request: SeenRequest, index: number) => void;

export type TestUpstream = {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Connections accepted so far, used or not. */
  readonly connections: () => number;
  close(): Promise<void>;
};

/** For tests: a real HTTP server that records requests and answers them with `answer`. */
export async function startTestUpstream(answer: Answering): Promise<TestUpstream> {
  const seen: SeenRequest[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const atMs = performance.now();
    const isZipped = request.headers['content-encoding'] === 'gzip';
    const body = isZipped ? gunzipSync(await buffer(request)).toString() : await text(request);
    const received = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body, atMs };
    answer(response, received, seen.push(received) - 1);
  };
  const server = createServer((request, response) => {
    // A test may end while a request is still being read.
    serve(request, response).catch(() => response.destroy());
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  options: { status?: number; headers?: object } = {},
): void {
  response.writeHead(options.status ?? 200, { 'content-type': 'application/json', ...options.headers });
  response.end(JSON.stringify(body));
}
