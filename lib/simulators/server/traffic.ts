/** How a request ended: answered, cut off by a fault, or aborted by the client before its answer was sent. */
type Outcome = 'answered' | 'cut' | 'client-gone';

export type TrafficEntry = {
  /** Arrival number, from 1, never reset. */
  readonly seq: number;
  readonly method: string;
  /** Including the query. */
  readonly path: string;
  /** The path as in the upstream's documentation, or `unknown`. */
  route: string;
  /** Milliseconds since 1970, with fractions. */
  readonly startedAt: number;
  finishedAt?: number;
  /** Open requests on arrival, including this one. */
  readonly inFlight: number;
  status?: number;
  outcome?: Outcome;
  code?: string;
  shopId?: string;
  fence?: number;
  idempotencyKey?: string;
  bytesIn: number;
  bytesOut: number;
  counts?: Readonly<Record<string, number>>;
  applied?: boolean;
  replayed?: boolean;
  /** The fault that hit it. */
  fault?: string;
  /** Arrived this long after an answer whose Retry-After has not passed yet, in milliseconds. */
  ignoredRetryAfterForMs?: number;
};

export type TrafficRecord = {
  /** Arrivals. All counters are exact since the last reset, whatever the ring has dropped. */
  readonly total: number;
  readonly inFlight: number;
  readonly peakInFlight: number;
  readonly byRoute: Readonly<Record<string, number>>;
  /** Keyed by status as text; requests without one count under their outcome. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Requests that changed the state. */
  readonly applied: number;
  /** Requests that arrived before a Retry-After had passed, except those within `graceMs`. */
  readonly duringRetryAfter: number;
  /** Entries dropped from the ring. */
  readonly dropped: number;
  /** The newest requests, in order of arrival. */
  readonly requests: readonly Readonly<TrafficEntry>[];
};

export type Traffic = {
  readonly open: (request: { method: string; path: string }) => TrafficEntry;
  /** Records a sent Retry-After. It counts from the sending, since the client may receive it before we notice. */
  readonly closedFor: (seconds: number, sentAtMs?: number) => void;
  /** Records that the request changed the state, possibly after its client disconnected. */
  readonly applied: (entry: TrafficEntry) => void;
  readonly close: (entry: TrafficEntry, outcome: Outcome) => void;
  readonly inFlight: () => number;
  /** `sinceSeq` excludes entries up to and including that one. */
  readonly record: (sinceSeq?: number) => TrafficRecord;
  /** Clears everything except open requests. */
  readonly reset: () => void;
};

/** Milliseconds since 1970, with fractions, as in entries. */
export const nowMs = () => performance.timeOrigin + performance.now();

/**
 * Records an upstream's requests. Counters are exact; only the newest `keep` requests are stored, so that hours of load
 * fit into memory. A request within `graceMs` of a Retry-After was already on its way.
 */
export function createTraffic({ keep = 20_000, graceMs = 25 }: { keep?: number; graceMs?: number } = {}): Traffic {
  let seq = 0;
  let inFlight = 0;
  let ring: TrafficEntry[] = [];
  let counters = emptyCounters(inFlight);
  let answeredAt = 0;
  let closedUntil = 0;

  return {
    open: ({ method, path }) => {
      const startedAt = nowMs();
      inFlight++;
      const entry: TrafficEntry = {
        seq: ++seq,
        method,
        path,
        route: 'unknown',
        startedAt,
        inFlight,
        bytesIn: 0,
        bytesOut: 0,
      };
      counters.total++;
      counters.peakInFlight = Math.max(counters.peakInFlight, inFlight);
      if (startedAt < closedUntil && startedAt - answeredAt > graceMs) {
        counters.duringRetryAfter++;
        entry.ignoredRetryAfterForMs = startedAt - answeredAt;
      }
      ring.push(entry);
      if (ring.length >= 2 * keep) {
        counters.dropped += ring.length - keep;
        ring = ring.slice(-keep);
      }
      return entry;
    },
    closedFor: (seconds, sentAtMs = nowMs()) => {
      if (nowMs() >= closedUntil) answeredAt = nowMs();
      closedUntil = Math.max(closedUntil, sentAtMs + seconds * 1000);
    },
    close: (entry, outcome) => {
      inFlight--;
      entry.finishedAt = nowMs();
      entry.outcome = outcome;
      count(counters.byRoute, `${entry.method} ${entry.route}`);
      count(counters.byStatus, String(outcome === 'answered' ? entry.status : outcome));
    },
    applied: (entry) => {
      entry.applied = true;
      counters.applied++;
    },
    inFlight: () => inFlight,
    record: (sinceSeq = 0) => {
      const kept = ring.slice(-keep);
      return {
        ...structuredClone(counters),
        inFlight,
        dropped: counters.dropped + ring.length - kept.length,
        requests: kept.filter((entry) => entry.seq > sinceSeq).map((entry) => ({ ...entry })),
      };
    },
    reset: () => {
      ring = ring.filter((entry) => entry.finishedAt === undefined);
      counters = emptyCounters(inFlight);
    },
  };
}

const emptyCounters = (peakInFlight: number) => ({
  total: 0,
  peakInFlight,
  byRoute: {} as Record<string, number>,
  byStatus: {} as Record<string, number>,
  applied: 0,
  duringRetryAfter: 0,
  dropped: 0,
});

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
