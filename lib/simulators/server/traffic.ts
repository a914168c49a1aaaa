/** How a request ended: answered, cut off by a fault, or given up by the client before its answer was out. */
type Outcome = 'answered' | 'cut' | 'client-gone';

export type TrafficEntry = {
  /** The order of arrival, from 1, never reset. */
  readonly seq: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** The path as the upstream's documentation writes it, or `unknown`. */
  route: string;
  /** Milliseconds since 1970, with fractions. */
  readonly startedAt: number;
  finishedAt?: number;
  /** Requests open at the moment of arrival, this one included. */
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
  /** It came this long after an answer with a Retry-After that has not passed yet, in milliseconds. */
  ignoredRetryAfterForMs?: number;
};

export type TrafficRecord = {
  /** Arrivals, as all figures here counted exactly since the last reset, whatever the ring has dropped. */
  readonly total: number;
  readonly inFlight: number;
  readonly peakInFlight: number;
  readonly byRoute: Readonly<Record<string, number>>;
  /** Statuses as text; requests that never got one count under their outcome. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Requests that changed the state. */
  readonly applied: number;
  /** Requests that came while a Retry-After was still running. Two ways crossing on the wire are let off: see `graceMs`. */
  readonly duringRetryAfter: number;
  /** Entries that the ring no longer holds. */
  readonly dropped: number;
  /** The newest requests, in order of arrival. */
  readonly requests: readonly Readonly<TrafficEntry>[];
};

export type Traffic = {
  readonly open: (request: { method: string; path: string }) => TrafficEntry;
  /** Tells that an answer with this Retry-After is out. It counts from the sending: the client may have it before we hear that. */
  readonly closedFor: (seconds: number, sentAtMs?: number) => void;
  /** Tells that the request changed the state, which may be after its client has gone. */
  readonly applied: (entry: TrafficEntry) => void;
  readonly close: (entry: TrafficEntry, outcome: Outcome) => void;
  readonly inFlight: () => number;
  /** `sinceSeq` leaves out the entries up to that one. */
  readonly record: (sinceSeq?: number) => TrafficRecord;
  /** Forgets everything but the requests that are open now. */
  readonly reset: () => void;
};

/** As entries have it: milliseconds since 1970, with fractions. */
export const nowMs = () => performance.timeOrigin + performance.now();

/**
 * What an upstream saw. Counters are exact; of single requests the newest `keep` are kept, so that hours of load fit
 * into memory. A request that arrives within `graceMs` of a Retry-After was already on its way.
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
