import { atMost, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { fixedChunks } from '#e2e/bench/peers/fixed-chunks.ts';
import type { Peer } from '#e2e/bench/peers/peer.ts';
import { pgBossJobs } from '#e2e/bench/peers/pg-boss-jobs.ts';
import { publishWithRetry } from '#e2e/bench/peers/publish-with-retry.ts';
import { unlimited } from '#e2e/bench/peers/unlimited.ts';
import { type BenchWorld, openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { readMenus } from '#e2e/bench/world/read-menus.ts';
import { runBulk } from '#e2e/bench/world/run-bulk.ts';
import { lowerBoundMs, shopLatency } from '#e2e/bench/world/shop-times.ts';
import { BULLMQ, requirePackages } from '#lib/checks/own-packages.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import type { TrafficRecord } from '#lib/simulators/server/traffic.ts';

const SHOPS = { tiny: 24, short: 80, full: 1_000 } as const;
const LIMIT = 8;

/**
 * Alternatives on the same simulators: a platform that accepts a limited number of writes at once and answers 429
 * beyond.
 */
export const peers: Measure = { name: 'peers', run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const limits = { shops: LIMIT * 1.5, pos: 4, ordering: LIMIT };
  await using world = await openBenchWorld({ shops: SHOPS[scale], items: 12, seed, limits });
  const latency = shopLatency(scale === 'tiny' ? 20 : 200);
  await world.ordering.setLatency(latency);
  await world.ordering.setCapacity({ inFlight: LIMIT });
  const boundMs = lowerBoundMs(latency, world.size);
  say('Haizen, learning');
  await runBulk(world);
  say('Haizen');
  const { ms, ordering } = await runBulk(world, { full: true });
  await world.stopWorker();
  const figures = [...row('Haizen', { ms, boundMs, record: ordering, shops: SHOPS[scale], givenUp: 0 })];
  const menus = await readMenus(world);
  const publish = publishWithRetry(world.orderingUrl, menus);
  const shopIds = menus.map(({ shopId }) => shopId);
  for (const peer of await openPeers()) {
    say(peer.name);
    figures.push(...(await measurePeer(peer, { world, shopIds, publish, boundMs })));
  }
  return figures;
}

async function openPeers(): Promise<readonly Peer[]> {
  await requirePackages(BULLMQ);
  const { bullmqJobs } = await import('#e2e/bench/peers/bullmq/bullmq-jobs.ts');
  return [fixedChunks, unlimited, pgBossJobs, bullmqJobs];
}

type Measuring = {
  readonly world: BenchWorld;
  readonly shopIds: readonly string[];
  readonly publish: (shopId: string) => Promise<void>;
  readonly boundMs: number;
};

async function measurePeer(peer: Peer, { world, shopIds, publish, boundMs }: Measuring): Promise<readonly Figure[]> {
  await using database = await createTestDatabase();
  await world.ordering.resetRecord();
  let givenUp = 0;
  const counted = async (shopId: string) => {
    try {
      await publish(shopId);
    } catch (error) {
      givenUp += 1;
      throw error;
    }
  };
  const startedAt = performance.now();
  try {
    await peer.run({ shopIds, limit: LIMIT, publish: counted, databaseUrl: database.url });
  } catch (error) {
    const note = `skipped: ${String(error).slice(0, 120)}`;
    return [plain({ measure: 'peers', what: peer.name, value: 0, note })];
  }
  const ms = performance.now() - startedAt;
  const record = await world.ordering.record(Number.MAX_SAFE_INTEGER);
  return row(peer.name, { ms, boundMs, record, shops: shopIds.length, givenUp });
}

type Row = {
  readonly ms: number;
  readonly boundMs: number;
  readonly record: TrafficRecord;
  readonly shops: number;
  /** Shops that exhausted their retries. */
  readonly givenUp: number;
};

/** The compared columns: time over bound, peak over limit, requests, 429s seen. */
function row(who: string, { ms, boundMs, record, shops, givenUp }: Row): readonly Figure[] {
  const refused = record.byStatus['429'] ?? 0;
  const note = `peak ${record.peakInFlight} of ${LIMIT}, ${record.total} requests for ${shops} shops, ${refused} times 429, ${givenUp} shops given up`;
  const measured = { measure: 'peers', what: `${who}: time over bound`, value: ms / boundMs, note };
  const peak = record.peakInFlight / LIMIT;
  if (who !== 'Haizen')
    return [plain(measured), plain({ measure: 'peers', what: `${who}: peak over limit`, value: peak })];
  return [plain(measured), atMost(1, { measure: 'peers', what: `${who}: peak over limit`, value: peak })];
}
