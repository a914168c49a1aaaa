import { z } from 'zod';
import { atMost, exactly, type Figure, plain, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { inPairs, noteOf, type Paired, pairedOf } from '#e2e/bench/paired.ts';
import type { BenchWorld } from '#e2e/bench/world/bench-world.ts';
import { type Server, startServer } from '#e2e/bench/world/server.ts';
import { actor } from '#e2e/fixtures/actor.ts';

const PAIRS = { tiny: 1, short: 7, full: 15 } as const;
/** A freshly started server runs cold code. */
const WARM_UP_PAIRS = 3;
const AT_ONCE = 100;

/** Many concurrent requests for the same shops: one wins, and none waits long for its response. */
export const post: Measure = { name: 'post', run };

async function run({ scale, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const world = await largeChain();
  const { shops } = world.size;
  await using server = await startServer(world.databaseUrl, 'web');
  const [shop] = (await world.haizen.read.status({ chainId: world.chainId }))?.facts.shops ?? [];
  const pairs = PAIRS[scale];
  const measure = 'POST sync';
  say(`${AT_ONCE} in parallel, one shop`);
  const forShop = await overHealth(world, { server, path: `/api/shops/${shop?.id}/sync`, pairs });
  say(`${AT_ONCE} in parallel, a chain of ${shops}`);
  const forChain = await overWinner(world, { server, path: `/api/chains/${world.chainId}/sync`, pairs });
  return [
    atMost(2.5, {
      measure,
      what: `one shop, ${AT_ONCE} in parallel, p99 of the refused over ${AT_ONCE} GET /api/health`,
      value: forShop.paired.ratio,
      note: noteOf(forShop.paired),
    }),
    plain({
      measure,
      what: `one shop, the first ${AT_ONCE} of a server that has just started, slowest`,
      value: forShop.firstMs,
      unit: 'ms',
    }),
    atMost(3, {
      measure,
      what: `chain of ${shops}, ${AT_ONCE} in parallel, p99 over the winner's own time`,
      value: forChain.ratio,
      note: forChain.note,
    }),
    exactly(2 * pairs, { measure, what: 'accepted, one each time', value: forShop.accepted + forChain.accepted }),
    exactly(0, { measure, what: 'responses other than 202 and 409', value: forShop.other + forChain.other }),
  ];
}

type Contest = { readonly server: Server; readonly path: string; readonly pairs: number };
type OverHealth = {
  readonly paired: Paired;
  readonly firstMs: number;
  readonly accepted: number;
  readonly other: number;
};

/** The refusals' p99 against as many requests that only prove that the server is alive. */
async function overHealth(world: BenchWorld, { server, path, pairs }: Contest): Promise<OverHealth> {
  const refusedMs = async () => quantile((await contest(world, { server, path })).refusedMs, 0.99);
  const healthMs = async () => quantile((await atOnce(() => send(server, 'GET', '/api/health'))).map(msOf), 0.99);
  const firstMs = await refusedMs();
  await inPairs({ pairs: WARM_UP_PAIRS, measured: refusedMs, base: healthMs });
  let [accepted, other] = [0, 0];
  const measured = async () => {
    const contested = await contest(world, { server, path });
    accepted += contested.accepted;
    other += contested.other;
    return quantile(contested.refusedMs, 0.99);
  };
  return { paired: await inPairs({ pairs, measured, base: healthMs }), firstMs, accepted, other };
}

/** The p99 of all requests against the time of the one that claimed every shop. */
async function overWinner(world: BenchWorld, { server, path, pairs }: Contest) {
  for (let round = 0; round < WARM_UP_PAIRS; round++) await contest(world, { server, path });
  const contests: Contested[] = [];
  for (let round = 0; round < pairs; round++) contests.push(await contest(world, { server, path }));
  const paired = pairedOf(contests.map(({ allMs, winnerMs }) => ({ measured: quantile(allMs, 0.99), base: winnerMs })));
  const kilobytes = Math.round(Math.max(...contests.map(({ refusalBytes }) => refusalBytes)) / 1_024);
  return {
    ratio: paired.ratio,
    note: `${noteOf(paired)}, ${kilobytes} KB per refusal`,
    accepted: contests.reduce((sum, one) => sum + one.accepted, 0),
    other: contests.reduce((sum, one) => sum + one.other, 0),
  };
}

type Contested = {
  readonly allMs: readonly number[];
  readonly refusedMs: readonly number[];
  readonly winnerMs: number;
  readonly accepted: number;
  /** Responses other than 202 and 409. */
  readonly other: number;
  /** The largest. */
  readonly refusalBytes: number;
};

const acceptedSchema = z.object({ run: z.object({ id: z.string() }) });

/** All ask for the same; afterwards the winner's run is stopped, so that its shops are free for the next contest. */
async function contest(world: BenchWorld, { server, path }: Omit<Contest, 'pairs'>): Promise<Contested> {
  const answers = await atOnce(() => send(server, 'POST', path));
  const won = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status === 409);
  for (const { text } of won) {
    const { id: runId } = acceptedSchema.parse(JSON.parse(text)).run;
    await world.haizen.cancelRun({ runId, by: actor('bench') });
  }
  return {
    allMs: answers.map(msOf),
    refusedMs: refused.map(msOf),
    winnerMs: won[0]?.ms ?? 0,
    accepted: won.length,
    other: AT_ONCE - won.length - refused.length,
    refusalBytes: Math.max(...refused.map(({ text }) => text.length)),
  };
}

type Sent = { readonly status: number; readonly ms: number; readonly text: string };

const msOf = ({ ms }: Sent) => ms;

function atOnce(ask: () => Promise<Sent>): Promise<readonly Sent[]> {
  return Promise.all(Array.from({ length: AT_ONCE }, ask));
}

async function send({ url, headers }: Server, method: 'GET' | 'POST', path: string): Promise<Sent> {
  const startedAt = performance.now();
  const response = await fetch(url + path, { method, headers });
  const text = await response.text();
  return { status: response.status, ms: performance.now() - startedAt, text };
}
