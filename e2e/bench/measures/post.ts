import { actor } from '#e2e/fixtures/actor.ts';
import { z } from 'zod';
import { atMost, exactly, type Figure, plain, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import type { BenchWorld } from '#e2e/bench/world/bench-world.ts';
import { type Server, startServer } from '#e2e/bench/world/server.ts';

const ROUNDS = { tiny: 1, short: 5, full: 10 } as const;
/** A freshly started server runs cold code, and it is faster still after a thousand requests. */
const WARM_UP_ROUNDS = { measured: 2, warm: 8 } as const;
const AT_ONCE = 100;

/** Many concurrent requests for the same shops: one wins, and none waits long for its response. */
export const post: Measure = { name: 'post', run };

async function run({ scale, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const world = await largeChain();
  const { shops } = world.size;
  await using server = await startServer(world.databaseUrl, 'web');
  const [shop] = (await world.haizen.read.status({ chainId: world.chainId }))?.facts.shops ?? [];
  const paths = { shop: `/api/shops/${shop?.id}/sync`, chain: `/api/chains/${world.chainId}/sync` };
  say(`${AT_ONCE} in parallel, one shop`);
  const [rounds, warmUp] = [ROUNDS[scale], WARM_UP_ROUNDS];
  const forShop = await contests(world, { server, path: paths.shop, rounds, warmUp: warmUp.measured });
  const forShopWarm = await contests(world, { server, path: paths.shop, rounds, warmUp: warmUp.warm });
  say(`${AT_ONCE} in parallel, a chain of ${shops}`);
  const forChain = await contests(world, { server, path: paths.chain, rounds, warmUp: warmUp.measured });
  const alone = await contests(world, { server, path: paths.chain, rounds, warmUp: warmUp.measured, atOnce: 1 });
  const winnerMs = quantile(forChain.winnerMs, 0.5);
  const [shopMs, chainMs] = [quantile(forShop.ms, 0.99), quantile(forChain.ms, 0.99)];
  return [
    atMost(150, { measure: 'POST sync', what: `one shop, ${AT_ONCE} in parallel, p99`, value: shopMs, unit: 'ms' }),
    plain({
      measure: 'POST sync',
      what: `one shop, the first ${AT_ONCE} of a server that has just started, slowest`,
      value: Math.max(...forShop.first),
      unit: 'ms',
    }),
    plain({
      measure: 'POST sync',
      what: `one shop, ${AT_ONCE} in parallel, p99, of a server that has been at work`,
      value: quantile(forShopWarm.ms, 0.99),
      unit: 'ms',
    }),
    atMost(3, {
      measure: 'POST sync',
      what: `chain of ${shops}, ${AT_ONCE} in parallel, p99 over the winner's own time`,
      value: chainMs / winnerMs,
      note: `p99 ${Math.round(chainMs)}, winner ${Math.round(winnerMs)} ms, ${Math.round(forChain.bytes / 1024)} KB per refusal`,
    }),
    plain({
      measure: 'POST sync',
      what: 'p99 over the time of a single request',
      value: chainMs / quantile(alone.ms, 0.5),
      note: `alone ${Math.round(quantile(alone.ms, 0.5))} ms`,
    }),
    exactly(2 * rounds, {
      measure: 'POST sync',
      what: 'accepted, one each time',
      value: accepted(forShop, forChain),
      note: `one shop ${JSON.stringify(forShop.statuses)}, chain ${JSON.stringify(forChain.statuses)}`,
    }),
  ];
}

type Contests = {
  /** Times of the first round, before warm-up. */
  readonly first: readonly number[];
  readonly ms: number[];
  readonly winnerMs: number[];
  readonly bytes: number;
  /** Responses by status. */
  readonly statuses: Readonly<Record<number, number>>;
};

const acceptedSchema = z.object({ run: z.object({ id: z.string() }) });

type Contest = {
  readonly server: Server;
  readonly path: string;
  readonly rounds: number;
  /** Unmeasured rounds before them. */
  readonly warmUp: number;
  readonly atOnce?: number;
};

async function contests(
  world: BenchWorld,
  { server, path, rounds, warmUp, atOnce = AT_ONCE }: Contest,
): Promise<Contests> {
  const ms: number[] = [];
  const winnerMs: number[] = [];
  const statuses: Record<number, number> = {};
  let bytes = 0;
  const first: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const answers = await Promise.all(Array.from({ length: atOnce }, () => ask(server, path)));
    if (first.length === 0) first.push(...answers.map((answer) => answer.ms));
    for (const answer of answers) {
      if (round >= 0) {
        ms.push(answer.ms);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      }
      if (answer.status === 409) bytes = Math.max(bytes, answer.text.length);
      if (answer.status !== 202) continue;
      if (round >= 0) winnerMs.push(answer.ms);
      const { id: runId } = acceptedSchema.parse(JSON.parse(answer.text)).run;
      await world.haizen.cancelRun({ runId, by: actor('bench') });
    }
  }
  return { first, ms, winnerMs, bytes, statuses };
}

async function ask({ url, headers }: Server, path: string): Promise<{ status: number; ms: number; text: string }> {
  const startedAt = performance.now();
  const response = await fetch(url + path, { method: 'POST', headers });
  const text = await response.text();
  return { status: response.status, ms: performance.now() - startedAt, text };
}

function accepted(...all: readonly Contests[]): number {
  return all.reduce((sum, { winnerMs }) => sum + winnerMs.length, 0);
}
