import { request } from 'node:http';
import { z } from 'zod';
import type { Server } from './server.ts';

export type Got = { readonly status: number; readonly ms: number; readonly body: Buffer; readonly etag?: string };

/** One GET, from its first byte to the last one of its response. `etag`: the last one received. */
export function get(server: Server, path: string, etag?: string): Promise<Got> {
  const { url, headers: own } = server;
  const startedAt = performance.now();
  const headers = { ...own, ...(etag !== undefined && { 'if-none-match': etag }) };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - startedAt;
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, ms, body: Buffer.concat(chunks), etag: received.etag ?? etag });
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed an idle connection at this moment: what browsers do is to send the request again.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(get(server, path, etag));
      else reject(error);
    });
    sent.end();
  });
}

const cursorSchema = z.object({ cursor: z.string() });

/** A viewer as the sync page is one: it polls the clock and requests shops only if some have changed. */
export function createViewer(server: Server, chainId: string) {
  const chain = `/api/chains/${chainId}`;
  let etag: string | undefined;
  let clockCursor: string | undefined;
  let shopsCursor: string | undefined;

  async function poll(): Promise<{ readonly clock: Got; readonly shops: Got | null }> {
    const atLeast = clockCursor === undefined ? '' : `?${new URLSearchParams({ atLeast: clockCursor }).toString()}`;
    const clock = await get(server, `${chain}/clock${atLeast}`, etag);
    ({ etag } = clock);
    if (clock.body.length > 0) clockCursor = cursorOf(clock);
    if (clockCursor === shopsCursor) return { clock, shops: null };
    return { clock, shops: await pollShops() };
  }

  async function pollShops(): Promise<Got> {
    const known = { ...(shopsCursor && { since: shopsCursor }), ...(clockCursor && { atLeast: clockCursor }) };
    const shops = await get(server, `${chain}/shops/changes?${new URLSearchParams(known).toString()}`);
    shopsCursor = cursorOf(shops);
    return shops;
  }

  return { poll };
}

function cursorOf({ status, body }: Got): string {
  if (status !== 200) throw new Error(`${status}: ${body.toString('utf8').slice(0, 500)}`);
  return cursorSchema.parse(JSON.parse(body.toString('utf8'))).cursor;
}
