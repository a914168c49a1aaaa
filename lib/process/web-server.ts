import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import next from 'next';
import sirv from 'sirv';
import { transportPolicy } from '#lib/api/content-policy.ts';
import { ProblemError } from '#lib/api/problem-error.ts';
import { problemResponse } from '#lib/api/problem-response.ts';
import { isPlainHead } from '#lib/api/request-head.ts';
import { securityHeaders } from '#lib/api/security-headers.ts';
import { localeFromHeader } from '#lib/messages/locale.ts';
import { onShutdown } from './shutdown.ts';

const STATIC_PATH = '/_next/static';
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Clients that send their headers or body more slowly than this get a 408. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** How long open requests may take to finish after SIGTERM. */
const CLOSE_GRACE_MS = 3_000;

/** compression works with plain `node:http`, but its published types require Express's requests. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

type WebServerOptions = {
  /** Next's request handler. */
  readonly handle: RequestListener;
  /** The build's static files, each with `.br` and `.gz` variants; undefined in development, where Next serves them. */
  readonly staticFolder?: string | undefined;
  /** `HAIZEN_URL`; if it is https, responses carry HSTS. */
  readonly ownUrl?: string | undefined;
  /** The development server pushes changes to the browser by WebSocket. */
  readonly allowsUpgrade?: boolean;
};

/** The HTTP server for the pages and the API; handles everything that precedes Next. */
export function createWebServer({ handle, staticFolder, ownUrl, allowsUpgrade = false }: WebServerOptions): Server {
  const transport = transportPolicy(ownUrl);
  const compress = compression({ filter: isCompressible }) as unknown as Middleware;
  const serveStatic =
    staticFolder === undefined ? undefined : sirv(staticFolder, { brotli: true, gzip: true, ...immutable });

  // An upgrade that isn't allowed is handled as an ordinary request.
  const shouldUpgradeCallback = (request: IncomingMessage) => allowsUpgrade && isPlainHead(request);
  const server = createServer({ shouldUpgradeCallback }, (request, response) => {
    const { url = '/', method } = request;
    const path = url.split(/[?#]/u, 1)[0] ?? '/';
    for (const [name, value] of Object.entries(securityHeaders(path))) response.setHeader(name, value);
    if (transport !== undefined) response.setHeader('Strict-Transport-Security', transport);
    if (!isPlainHead(request)) return refuse(response, problem(request, new ProblemError('bad-request')));
    // `Request` can't represent TRACE, and its response would echo the caller's credentials.
    if (method === 'TRACE') return refuse(response, problem(request, new ProblemError('method-not-allowed', allowed)));
    if (!isDecodable(path)) return refuse(response, problem(request, new ProblemError('invalid-path')));
    appendPeerAddress(request);
    const toNext = () => compress(request, response, () => handle(request, response));
    if (serveStatic === undefined || !path.startsWith(`${STATIC_PATH}/`)) return toNext();
    request.url = url.slice(STATIC_PATH.length);
    serveStatic(request, response, () => {
      request.url = url;
      toNext();
    });
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  return server;
}

const allowed = { headers: { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' } };

/** The file names of the build contain a content hash. */
const immutable = { etag: true, immutable: true, maxAge: ONE_YEAR_SECONDS, setHeaders: varyByEncoding };

function varyByEncoding(response: ServerResponse): void {
  response.setHeader('Vary', 'Accept-Encoding');
}

/**
 * GET only: a burst of refused POSTs must not wait for the compressor. Next sets a route handler's Content-Type as an array
 * of one, which compression's own filter doesn't recognize. Short API responses opt out with `no-transform`.
 */
function isCompressible({ method }: IncomingMessage, response: ServerResponse): boolean {
  const type = String([response.getHeader('Content-Type')].flat()[0] ?? '');
  return method === 'GET' && /^text\/|[/+](?:json|javascript|xml)\b/u.test(type);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Appends the peer's address, as a proxy would: Next adds it only if the header is missing, so clients could forge it. */
function appendPeerAddress({ headers, socket }: IncomingMessage): void {
  const peer = socket.remoteAddress ?? 'unknown';
  const given = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = given === undefined ? peer : `${String(given)}, ${peer}`;
}

function problem({ headers }: IncomingMessage, error: ProblemError): Response {
  return problemResponse(error, localeFromHeader(headers['accept-language'] ?? null));
}

function refuse(response: ServerResponse, answer: Response): void {
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), Connection: 'close' });
  void answer.text().then((text) => response.end(text));
}

/** Stops accepting connections; resolves once open requests have finished or the grace period has cut them off. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
}

if (import.meta.main) {
  const dir = join(import.meta.dirname, '..', '..');
  const dev = process.env.NODE_ENV === 'development';
  const hostname = process.env.HAIZEN_HOST ?? '127.0.0.1';
  const port = Number(process.env.PORT ?? 3000);
  const app = next({ dev, dir, hostname, port });
  const server = createWebServer({
    handle: (request, response) => void app.getRequestHandler()(request, response),
    staticFolder: dev ? undefined : join(dir, '.next', 'static'),
    ownUrl: process.env.HAIZEN_URL,
    allowsUpgrade: dev,
  });
  onShutdown(() => closeServer(server));
  await app.prepare();
  server.listen(port, hostname);
}
