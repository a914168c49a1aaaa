import { atMost, type Figure } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { runBulk } from '#e2e/bench/world/run-bulk.ts';
import { shopLatency } from '#e2e/bench/world/shop-times.ts';

const SHOPS = { tiny: 24, short: 120, full: 500 } as const;
/** One 429 in this many requests to a side: a few in a short run. */
const EVERY = { tiny: 12, short: 60, full: 60 } as const;

const LIMITS = { shops: 8, pos: 4, ordering: 8 } as const;
/**
 * Requests that may have been on their way when the response arrived, beyond those that the simulators know of. The
 * test's measures share one event loop, so a response is read late: by at most as many requests as there are slots.
 */
const ON_THEIR_WAY = { tiny: LIMITS.pos + LIMITS.ordering, short: 0, full: 0 } as const;

/** Sends nothing before Retry-After has passed. */
export const retryAfter: Measure = { name: 'retry-after', inTest: true, run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const shops = SHOPS[scale];
  await using world = await openBenchWorld({ shops, items: 12, seed, limits: LIMITS });
  await world.ordering.setLatency(shopLatency(60));
  const closings = Array.from({ length: Math.floor(shops / EVERY[scale]) }, (_, index) => {
    const at = 5 + index * EVERY[scale];
    const retryAfterAs = index % 2 === 0 ? ('seconds' as const) : ('date' as const);
    return { kind: 'status', status: 503, retryAfterSeconds: 1, retryAfterAs, from: at, to: at } as const;
  });
  await world.ordering.setFaults(closings);
  await world.pos.setFaults([{ kind: 'status', status: 429, retryAfterSeconds: 1, times: 1 }]);
  say(`${shops} shops, ${closings.length} times Retry-After`);
  const { pos, ordering, outcomes } = await runBulk(world);
  const rejections = (ordering.byStatus['503'] ?? 0) + (pos.byStatus['429'] ?? 0);
  return [
    atMost(ON_THEIR_WAY[scale], {
      measure: 'retry-after',
      what: 'requests before it has passed',
      value: pos.duringRetryAfter + ordering.duringRetryAfter,
      note: `${rejections} rejections`,
    }),
    atMost(0, { measure: 'retry-after', what: 'shops failed', value: shops - (outcomes.SUCCEEDED ?? 0) }),
  ];
}
