import { exactly, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { BRAND_ID, TOKENS } from '#e2e/bench/world/connections.ts';
import { startUpstreams, type Upstreams } from '#e2e/bench/world/upstreams.ts';
import type { UpstreamControl } from '#e2e/chaos/upstream-control.ts';
import { until } from '#e2e/fixtures/until.ts';
import { createGate, type Gate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp, type UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';

const CAPACITIES = { tiny: [4], short: [3, 24], full: [2, 4, 8, 16, 24, 32] } as const;
/** The configured limit: far too high. */
const CONFIGURED = 64;
const CALLERS = 96;
const WINDOWS = 30;
const NEAR = 0.2;
const LATENCY_MS = 20;
const LONGEST_WATCH_MS = 8_000;

/** Finds an upstream's capacity by itself, and finds it again after it halves. */
export const capacity: Measure = { name: 'capacity', run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  await using upstreams = await startUpstreams({ shops: 4, items: 4, seed });
  await upstreams.ordering.setLatency({ kind: 'uniform', minMs: LATENCY_MS * 0.7, maxMs: LATENCY_MS * 1.3 });
  const figures: Figure[] = [];
  for (const hidden of CAPACITIES[scale]) {
    say(`hidden capacity ${hidden}`);
    figures.push(...(await measureOne(upstreams, hidden)));
  }
  await upstreams.ordering.setCapacity(null);
  return figures;
}

async function measureOne({ ordering, orderingUrl }: Upstreams, hidden: number): Promise<readonly Figure[]> {
  const gate = createGate({ limit: CONFIGURED });
  const http = createUpstreamHttp({ network: TEST_NETWORK, side: 'ordering', baseUrl: orderingUrl, gate, hold: null });
  const stop = new AbortController();
  await ordering.setCapacity({ inFlight: hidden });
  const callers = Array.from({ length: CALLERS }, () => callOn(http, stop.signal));
  const found = await watchLimit(gate, { hidden, ordering });
  const half = Math.max(1, Math.floor(hidden / 2));
  await ordering.setCapacity({ inFlight: half });
  const foundHalf = await watchLimit(gate, { hidden: half, ordering });
  stop.abort();
  await Promise.all(callers);
  const measure = 'hidden capacity';
  const figure = (what: string, { windows, share, refused, limits }: Watched) => [
    exactly(1, {
      measure,
      what: `${what}: near within ${WINDOWS} windows`,
      value: windows === null ? 0 : 1,
      note: noteOf({ windows, limits }),
    }),
    plain({
      measure,
      what: `${what}: share of windows near, after that`,
      value: share,
      note: `${(refused * 100).toFixed(1)} % of requests refused`,
    }),
  ];
  return [...figure(`${hidden}`, found), ...figure(`${hidden} halved`, foundHalf)];
}

type Watched = {
  /** The first window whose limit was near the capacity; null if none was. */
  readonly windows: number | null;
  /** Share of the later windows that were near it. */
  readonly share: number;
  /** Share of all requests: the cost of finding the capacity. */
  readonly refused: number;
  readonly limits: readonly number[];
};

/** Uses the gate's own window: twice as many requests as its limit, at least ten. */
async function watchLimit(
  gate: Gate,
  { hidden, ordering }: { hidden: number; ordering: UpstreamControl },
): Promise<Watched> {
  const limits: number[] = [];
  const givesUpAt = performance.now() + LONGEST_WATCH_MS;
  const record = () => ordering.record(Number.MAX_SAFE_INTEGER);
  const arrived = async () => (await record()).total;
  await ordering.resetRecord();
  let next = await arrived();
  while (limits.length < 2 * WINDOWS && performance.now() < givesUpAt) {
    next += Math.max(10, 2 * gate.load().limit);
    await until(async () => performance.now() > givesUpAt || (await arrived()) >= next);
    limits.push(gate.load().limit);
  }
  const isNear = (limit: number) => Math.abs(limit - hidden) <= Math.max(1, hidden * NEAR);
  const first = limits.findIndex(isNear);
  const later = limits.slice(Math.max(0, first));
  const windows = first === -1 || first >= WINDOWS ? null : first + 1;
  const { total, byStatus } = await record();
  return {
    windows,
    refused: (byStatus['429'] ?? 0) / total,
    share: first === -1 ? 0 : later.filter(isNear).length / later.length,
    limits,
  };
}

/** One of many callers that always have a next request; rejected requests are sent again. */
async function callOn(http: UpstreamHttp, signal: AbortSignal): Promise<void> {
  const headers = { authorization: `Bearer ${TOKENS.ordering}` };
  while (!signal.aborted) {
    await http.request({ method: 'GET', path: `/v1/brands/${BRAND_ID}`, headers, signal }).catch(() => undefined);
  }
}

function noteOf({ windows, limits }: Pick<Watched, 'windows' | 'limits'>): string {
  if (limits.every((limit) => limit === CONFIGURED)) return `stayed at ${CONFIGURED}: the limit does not adapt`;
  return windows === null ? `limits ${limits.slice(0, WINDOWS).join(' ')}` : `after ${windows} windows`;
}
