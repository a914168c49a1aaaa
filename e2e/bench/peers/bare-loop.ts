import { randomUUID } from 'node:crypto';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import pLimit from 'p-limit';
import { z } from 'zod';
import { TOKENS } from '#e2e/bench/world/connections.ts';
import { readMenus } from '#e2e/bench/world/read-menus.ts';

const GZIP_FROM_BYTES = 64 * 1024;
const gzipAsync = promisify(gzip);
const argumentsSchema = z.object({ pos: z.url(), ordering: z.url(), limit: z.coerce.number().int().positive() });

const { values } = parseArgs({
  options: { pos: { type: 'string' }, ordering: { type: 'string' }, limit: { type: 'string' } },
});
const { pos, ordering, limit } = argumentsSchema.parse(values);
/** Higher than the last conductor's and lower than the next one's: those are times too. */
const fence = String(Date.now());

/**
 * The minimum that a sync could cost: the product's requests and parsing their JSON, without database, plan, guard or
 * retries. Prints the CPU seconds of reading and of publishing in one line.
 */
async function main(): Promise<void> {
  const menus = await readMenus({ posUrl: pos, orderingUrl: ordering });
  const places = pLimit(limit);
  const began = process.cpuUsage();
  await readCatalogue();
  await Promise.all(menus.map(({ shopId }) => places(() => ask('GET', `${ordering}/v1/shops/${shopId}/menu`))));
  const read = process.cpuUsage(began);
  await Promise.all(menus.map(({ shopId, menu }) => places(() => publish(shopId, menu))));
  const all = process.cpuUsage(began);
  process.stdout.write(`${JSON.stringify({ readSeconds: secondsOf(read), allSeconds: secondsOf(all) })}\n`);
}

async function readCatalogue(): Promise<void> {
  const pageSchema = z.object({ cursor: z.string().optional() });
  let cursor: string | undefined;
  do {
    const url = new URL(`${pos}/v2/catalog/list?types=ITEM,MODIFIER_LIST,CATEGORY,TAX`);
    if (cursor !== undefined) url.searchParams.set('cursor', cursor);
    ({ cursor } = pageSchema.parse(await ask('GET', url.href)));
  } while (cursor !== undefined);
}

async function publish(shopId: string, menu: unknown): Promise<void> {
  const text = JSON.stringify(menu);
  const isLong = Buffer.byteLength(text) > GZIP_FROM_BYTES;
  const body = isLong ? new Uint8Array(await gzipAsync(text)) : text;
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    'sync-fence': fence,
    ...(isLong && { 'content-encoding': 'gzip' }),
  };
  await ask('PUT', `${ordering}/v1/shops/${shopId}/menu`, { headers, body });
}

type Sent = { readonly headers: Readonly<Record<string, string>>; readonly body: string | Uint8Array<ArrayBuffer> };

async function ask(method: string, url: string, sent?: Sent): Promise<unknown> {
  const token = url.startsWith(pos) ? TOKENS.pos : TOKENS.ordering;
  const headers = { ...sent?.headers, authorization: `Bearer ${token}` };
  const response = await fetch(url, { method, headers, body: sent?.body });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

await main();
process.exit();
