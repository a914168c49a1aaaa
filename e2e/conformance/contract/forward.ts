import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type Sent = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
};
export type Received = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};
export type Forward = (sent: Sent) => Promise<Received>;

export type Proxy = { readonly url: string; readonly stop: () => Promise<void> };

/** A server in front of an upstream: `between` sees each request, and may change it or what comes back. */
export async function startProxy(
  upstream: string,
  between: (sent: Sent, forward: Forward) => Promise<Received>,
): Promise<Proxy> {
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/' } = incoming;
    const sent = { method, target: url, headers: flat(incoming.headers), body: await buffer(incoming) };
    const { status, headers, body } = await between(sent, (changed) => forward(upstream, changed));
    response.writeHead(status, headers['content-type'] === undefined ? {} : pick(headers));
    response.end(body);
  };
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function forward(upstream: string, { method, target, headers, body }: Sent): Promise<Received> {
  const {
    host: _,
    'content-length': _length,
    'transfer-encoding': _encoding,
    connection: _connection,
    ...kept
  } = headers;
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(target, upstream), {
      method,
      headers: { ...kept, 'content-length': body.length },
    });
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      buffer(incoming).then(
        (bytes) =>
          resolve({ status: incoming.statusCode ?? 0, headers: flat(incoming.headers), body: bytes.toString('utf8') }),
        reject,
      );
    });
    outgoing.end(body);
  });
}

/** The response headers that matter to a client of the contract. */
function pick(headers: Received['headers']): Record<string, string> {
  const kept = ['content-type', 'retry-after'].flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
