import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Headers, type RequestInit } from 'undici';

const GZIP_FROM_BYTES = 64 * 1024;
const gzipAsync = promisify(gzip);

export type RequestFacts = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the base URL, with a leading slash, already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
};

export type PreparedRequest = {
  readonly method: RequestFacts['method'];
  readonly url: URL;
  readonly init: RequestInit;
  /** Must not appear in any message. */
  readonly secrets: readonly string[];
};

/** The parts shared by all attempts of a request; null if a header value is invalid. */
export async function prepareRequest(
  facts: RequestFacts,
  upstream: { baseUrl: string; gzipRequests: boolean },
): Promise<PreparedRequest | null> {
  const headers = toHeaders({ accept: 'application/json', ...facts.headers });
  if (!headers) return null;

  const init: RequestInit = { method: facts.method, headers, redirect: 'manual' };
  if (facts.body !== undefined) {
    const bytes = new TextEncoder().encode(facts.body);
    const zipped = upstream.gzipRequests && bytes.byteLength > GZIP_FROM_BYTES;
    headers.set('content-type', 'application/json');
    if (zipped) headers.set('content-encoding', 'gzip');
    init.body = zipped ? new Uint8Array(await gzipAsync(bytes)) : bytes;
  }
  const token = headers.get('authorization')?.replace(/^\w+\s+/, '');
  return { method: facts.method, url: urlOf(upstream.baseUrl, facts), init, secrets: token ? [token] : [] };
}

function urlOf(baseUrl: string, { path, query = {} }: RequestFacts): URL {
  const url = new URL(baseUrl);
  // fetch rejects URLs with credentials and prints them in its error; the token is sent in a header.
  url.username = '';
  url.password = '';
  url.hash = '';
  const fullPath = url.pathname.replace(/\/+$/, '') + path;
  url.pathname = fullPath;
  // Dot segments such as `..` resolve to another path.
  if (url.pathname !== fullPath) throw new RangeError('A path must be encoded and without dot segments');
  url.search = '';
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

/** `Headers` prints an invalid value (such as a token with a line break) in its error, so the error is dropped. */
function toHeaders(values: Readonly<Record<string, string>>): Headers | null {
  try {
    return new Headers(values);
  } catch {
    return null;
  }
}
