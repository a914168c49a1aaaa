import { createServer, type IncomingMessage, request as forward, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { wireBody } from './body-pieces.ts';
import type { HostileCase } from './case-schema.ts';

type FrontOptions = {
  readonly cases: readonly HostileCase[];
  /** The servers that answer everything else. */
  readonly behind: Readonly<Record<'pos' | 'ordering', string>>;
};

/**
 * One server for all cases: `/CASE/SIDE/…` is that case's upstream. Everything but the hostile response comes from the
 * simulators behind it. `GET /seen/CASE` returns how many hostile responses were requested.
 */
export async function startFront({ cases, behind }: FrontOptions): Promise<{ readonly url: string }> {
  const byName = new Map(cases.map((one) => [one.name, one]));
  const requestCounts = new Map<string, number>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = '', side = '', ...rest] = (request.url ?? '').split('/');
    if (name === 'seen') return void response.end(String(requestCounts.get(side) ?? 0));
    const one = byName.get(name);
    if (one === undefined || (side !== 'pos' && side !== 'ordering')) return void response.writeHead(404).end();
    const path = `/${rest.join('/')}`;
    const end = path.split('?')[0] ?? '';
    if (one.besides !== undefined && one.side === side && end.endsWith(one.besides.on)) {
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(one.besides.body);
    }
    const isMeant = one.side === side && one.method === request.method && end.endsWith(one.on);
    if (!isMeant) return pass(request, response, `${behind[side]}${path}`);
    const nth = requestCounts.get(name) ?? 0;
    requestCounts.set(name, nth + 1);
    if (nth < one.after) return pass(request, response, `${behind[side]}${path}`);
    await beHostile(one, response, nth - one.after);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the hostile server has no port');
  return { url: `http://127.0.0.1:${address.port}` };
}

async function beHostile(one: HostileCase, response: ServerResponse, page: number): Promise<void> {
  const body = one.bodies[Math.min(page, one.bodies.length - 1)];
  if (body === undefined) throw new Error(`${one.name} has no body`);
  const encoding = one.encoding === 'none-said-gzip' ? 'gzip' : one.encoding;
  response.writeHead(one.status, {
    'content-type': 'application/json; charset=utf-8',
    ...(encoding !== 'none' && { 'content-encoding': encoding }),
    ...one.headers,
  });
  await pipeline(wireBody(one, body, page), response);
}

async function pass(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { method, headers } = request;
  const onward = forward(url, { method, headers }, resolve).on('error', reject);
  await pipeline(request, onward);
  const answered = await promise;
  response.writeHead(answered.statusCode ?? 502, answered.headers);
  await pipeline(answered, response);
}
