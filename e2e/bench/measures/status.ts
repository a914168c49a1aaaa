import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Figure, plain, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { inPairs, noteOf } from '#e2e/bench/paired.ts';
import { idleShareSince, readMachine } from '#e2e/bench/world/machine.ts';
import { type Server, startServer } from '#e2e/bench/world/server.ts';
import { shopLatency } from '#e2e/bench/world/shop-times.ts';
import { createViewer, get } from '#e2e/bench/world/viewer.ts';
import { actor } from '#e2e/fixtures/actor.ts';

const WATCH_MS = { tiny: 1_000, short: 5_000, full: 8_000 } as const;
const PAIRS = { tiny: 1, short: 3, full: 7 } as const;
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
  const viewers = Array.from({ length: VIEWERS }, () => createViewer(server, world.chainId));
  const first = await viewers[0]?.poll();
  await viewers[0]?.poll();
  const idle = await viewers[0]?.poll();
  say(`${VIEWERS} viewers of ${shops} shops during a bulk run`);
  const runId = await world.request();
  // A claim changes every shop: what each viewer loads then is not a poll of a run in progress.
  for (const { poll } of viewers) await poll();
  const machine = readMachine();
  const polls: Polled[] = [];
  const measured = async () => {
    const watched = (await Promise.all(viewers.map(({ poll }, at) => watch(() => pollOnce(poll), at, scale)))).flat();
    polls.push(...watched);
    return quantile(
      watched.map(({ clockMs }) => clockMs),
      0.95,
    );
  };
  const paired = await inPairs({ pairs: PAIRS[scale], measured, base: () => healthP95Ms(server, scale) });
  const idleShare = Math.round(idleShareSince(machine) * 100);
  await world.haizen.cancelRun({ runId, by: actor('bench') });
  await world.ordering.setLatency(null);
  const measure = 'status poll';
  return [
    atMost(1, {
      measure,
      what: `${shops} shops, idle`,
      value: (idle?.clock.body.length ?? 0) / 1024,
      unit: 'KB',
      note: `${idle?.clock.status}`,
    }),
    atMost(2, {
      measure,
      what: `clock, ${VIEWERS} viewers, bulk run, p95 over GET /api/health at the same rate`,
      value: paired.ratio,
      note: `${noteOf(paired)}, machine idle ${idleShare} %`,
    }),
    plain({
      measure,
      what: 'the same viewers, clock and the changed shops one after the other, p95 over health',
      value:
        quantile(
          polls.map(({ allMs }) => allMs),
          0.95,
        ) / paired.base,
      note: `${polls.length} polls, ${polls.filter(({ changed }) => changed).length} with changed shops`,
    }),
    plain({
      measure,
      what: 'all shops, first request',
      value: (first?.shops?.body.length ?? 0) / 1024,
      unit: 'KB',
      note: `${Math.round(first?.shops?.ms ?? 0)} ms`,
    }),
  ];
}

type Polled = { readonly clockMs: number; readonly allMs: number; readonly changed: boolean };
type Poll = ReturnType<typeof createViewer>['poll'];

async function pollOnce(poll: Poll): Promise<Polled> {
  const { clock, shops } = await poll();
  return { clockMs: clock.ms, allMs: clock.ms + (shops?.ms ?? 0), changed: shops !== null };
}

async function healthP95Ms(server: Server, scale: Bench['scale']): Promise<number> {
  const ask = async () => (await get(server, '/api/health')).ms;
  const times = await Promise.all(Array.from({ length: VIEWERS }, (_, at) => watch(ask, at, scale)));
  return quantile(times.flat(), 0.95);
}

/** One of many clients that ask once per interval, not all at the same moment. */
async function watch<Answer>(
  ask: () => Promise<Answer>,
  at: number,
  scale: Bench['scale'],
): Promise<readonly Answer[]> {
  const endsAt = performance.now() + WATCH_MS[scale];
  await sleep((at / VIEWERS) * POLL_EVERY_MS);
  const answers: Answer[] = [];
  while (performance.now() < endsAt) {
    answers.push(await ask());
    await sleep(POLL_EVERY_MS);
  }
  return answers;
}
