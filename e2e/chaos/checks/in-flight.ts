import type { ChainEvidence, Check, Evidence } from '#e2e/chaos/evidence.ts';
import type { TrafficEntry } from '#lib/simulators/server/traffic.ts';

/** The end of a connection is noticed late: a shorter overlap does not count. */
const NOTICED_WITHIN_MS = 150;
/** A request may be in transit this long when its process is stopped. */
const ON_ITS_WAY_MS = 100;

/**
 * I4: concurrent requests to each side of each chain stay within the limits, including failover. A stopped process
 * cannot abort, so its open requests are ignored from the moment of its stop, once another conductor has the chain.
 */
export function withinLimits(evidence: Evidence): readonly Check[] {
  return (['pos', 'ordering'] as const).map((side) => {
    const broken = evidence.chains.flatMap((chain) =>
      excesses(spansOf(chain[side], stopsOf(evidence, chain)), chain.limits[side]).map(
        ({ atMs, open }) =>
          `${chain.name}: ${open} open at ${new Date(atMs).toISOString()}, limit ${chain.limits[side]}`,
      ),
    );
    const checked = evidence.chains.reduce((sum, chain) => sum + chain[side].length, 0);
    return { name: `I4 requests in flight, ${side}`, checked, broken };
  });
}

type Stop = { readonly atMs: number };
type Span = { readonly fromMs: number; readonly toMs: number };

/** Stops of the chain's conductor at that moment. */
function stopsOf({ strikes, audit }: Evidence, chain: ChainEvidence): readonly Stop[] {
  return strikes.filter(({ kind, worker, atMs }) => {
    if (kind !== 'stop') return false;
    const lease = audit.findLast(
      (event) => event.kind === 'lease' && event.chainId === chain.id && event.atMs <= atMs + ON_ITS_WAY_MS,
    );
    return lease?.is === worker;
  });
}

function spansOf(entries: readonly Readonly<TrafficEntry>[], stops: readonly Stop[]): readonly Span[] {
  return entries.map(({ startedAt, finishedAt }) => {
    const toMs = finishedAt ?? Infinity;
    const stop = stops.find(({ atMs }) => startedAt <= atMs + ON_ITS_WAY_MS && toMs > atMs);
    return { fromMs: startedAt, toMs: stop === undefined ? toMs : Math.max(startedAt, stop.atMs) };
  });
}

/** Moments with more open requests than allowed, for longer than it takes to notice an end. */
function excesses(spans: readonly Span[], limit: number): readonly { atMs: number; open: number }[] {
  const lasting = spans.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs - NOTICED_WITHIN_MS }));
  const steps = lasting
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .flatMap(({ fromMs, toMs }) => [
      { atMs: fromMs, by: 1 },
      { atMs: toMs, by: -1 },
    ])
    .toSorted((a, b) => a.atMs - b.atMs || a.by - b.by);
  let open = 0;
  return steps.flatMap(({ atMs, by }) => {
    open += by;
    return by > 0 && open > limit ? [{ atMs, open }] : [];
  });
}
