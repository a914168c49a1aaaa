import { actor } from '#e2e/fixtures/actor.ts';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { atMost, type Figure, plain, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { idleShareSince, readMachine } from '#e2e/bench/world/machine.ts';
import { type Server, startServer } from '#e2e/bench/world/server.ts';
import { shopLatency } from '#e2e/bench/world/shop-times.ts';

const WATCH_MS = { tiny: 1_000, short: 15_000, full: 40_000 } as const;
const VIEWERS = 50;
/** The page's interval during a run. */
const POLL_EVERY_MS = 1_000;

/** Cost of polling the status: idle, and with many viewers while a bulk run changes shop after shop. */
export const status: Measure = { name: 'status', run };

async function run({ scale, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const world = await largeChain();
  const { shops } = world.size;
  await world.ordering.setLatency(shopLatency(300));
  await using server = await startServer(world.databaseUrl, 'all');
  const look = viewer(`${server.url}/api/chains/${world.chainId}/status`, server.headers);
  const whole = await look({});
  const idle = await look(await look(whole));

  say(`${VIEWERS} viewers of ${shops} shops during a bulk run`);
  const runId = await world.request();
  const machine = readMachine();
  const endsAt = performance.now() + WATCH_MS[scale];
  const looks = (await Promise.all(Array.from({ length: VIEWERS }, (_, at) => watch(look, { at, endsAt })))).flat();
  const idleShare = Math.round(idleShareSince(machine) * 100);
  await world.haizen.cancelRun({ runId, by: actor('bench') });
  await world.ordering.setLatency(null);
  const times = looks.map(({ ms }) => ms);
  const note = `${looks.length} polls, median ${Math.round(quantile(times, 0.5))} ms, machine idle ${idleShare} %`;
  return [
    atMost(1, {
      measure: 'status poll',
      what: `${shops} shops, idle`,
      value: idle.bytes / 1024,
      unit: 'KB',
      note: `${idle.status}`,
    }),
    atMost(150, {
      measure: 'status poll',
      what: `p95, ${VIEWERS} viewers, bulk run`,
      value: quantile(times, 0.95),
      unit: 'ms',
      note,
    }),
    plain({
      measure: 'status poll',
      what: 'all shops, first request',
      value: whole.bytes / 1024,
      unit: 'KB',
      note: `${Math.round(whole.ms)} ms`,
    }),
  ];
}

type Look = {
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly cursor?: string;
  readonly etag?: string;
};

type Known = Pick<Look, 'cursor' | 'etag'>;
/** Takes the cursor and the ETag, if any, of the last response. Bytes are the body's, as received. */
type Viewer = (last: Known) => Promise<Look>;

/** One page that polls. Its first request does not count, since it loads everything. */
async function watch(look: Viewer, { at, endsAt }: { at: number; endsAt: number }): Promise<readonly Look[]> {
  await sleep((at / VIEWERS) * POLL_EVERY_MS);
  const looks: Look[] = [];
  let last = await look({});
  while (performance.now() < endsAt) {
    await sleep(POLL_EVERY_MS);
    last = await look(last);
    looks.push(last);
  }
  return looks;
}

const cursorSchema = z.object({ cursor: z.string() });

function viewer(url: string, own: Server['headers']): Viewer {
  return (last) => look(url, { own, last });
}

function look(url: string, { own, last }: { own: Server['headers']; last: Known }): Promise<Look> {
  const startedAt = performance.now();
  const since = last.cursor === undefined ? '' : `?since=${encodeURIComponent(last.cursor)}`;
  const headers = { ...own, ...(last.etag !== undefined && { 'if-none-match': last.etag }) };
  return new Promise((resolve, reject) => {
    const sent = request(url + since, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const { etag = last.etag } = response.headers;
        const cursor = body.length === 0 ? last.cursor : cursorSchema.parse(JSON.parse(body.toString('utf8'))).cursor;
        const ms = performance.now() - startedAt;
        resolve({ status: response.statusCode ?? 0, ms, bytes: body.length, cursor, etag });
      });
    });
    sent.on('error', reject).end();
  });
}
