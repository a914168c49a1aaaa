/** The remaining work of a run. Durations in ms. */
export type Remaining = {
  /**
   * Shops not yet started: `known` have history; `knownMs` and `longestMs` are the sum and maximum of their past
   * durations.
   */
  readonly queued: {
    readonly shops: number;
    readonly known: number;
    readonly knownMs: number;
    readonly longestMs: number;
  };
  /** Running shops: the past duration if there is history, and the time elapsed. */
  readonly running: readonly { readonly expectedMs: number | null; readonly elapsedMs: number }[];
  /** Settled shops: their mean duration, and for those with history the actual and the expected total. */
  readonly settled: {
    readonly shops: number;
    readonly meanMs: number | null;
    readonly tookMs: number;
    readonly promisedMs: number;
  };
  /** Time left before the first shop can start: the category sync. */
  readonly beforehandMs: number;
  /** How long that has been running. */
  readonly beforehandElapsedMs?: number;
  /** Shops that run at the same time. */
  readonly slots: number;
};

/** The estimate stays above zero while work is left. */
const LEAST_MS = 1_000;
/** However fast the first shops were, later ones can be slower. */
const QUICKEST_PACE = 0.1;
/** The categories are overdue after twice their last duration plus this. */
const OVERDUE_FACTOR = 2;
const OVERDUE_AFTER_MS = 2_000;

/**
 * Remaining duration of a run in ms, by the bound that longest-first nearly reaches: work left over slots, or the
 * longest shop, at this run's pace so far. Null until there is enough history (every shop, or three shops or 10 %
 * settled), and while the category sync is far overdue.
 */
export function estimateEta(remaining: Remaining): number | null {
  const { queued, running, settled, slots, beforehandMs, beforehandElapsedMs = 0 } = remaining;
  const left = queued.shops + running.length;
  if (left === 0) return 0;
  if (beforehandElapsedMs > OVERDUE_FACTOR * beforehandMs + OVERDUE_AFTER_MS) return null;
  const unknown = queued.shops - queued.known + running.filter((shop) => shop.expectedMs === null).length;
  const isEnoughDone = settled.shops >= 3 || (settled.shops > 0 && settled.shops / (settled.shops + left) >= 0.1);
  if (unknown > 0 && (!isEnoughDone || settled.meanMs === null)) return null;

  const pace = paceOf(remaining);
  const meanMs = settled.meanMs ?? 0;
  const runningMs = running.map(({ expectedMs, elapsedMs }) =>
    Math.max(0, (expectedMs === null ? meanMs : expectedMs * pace) - elapsedMs),
  );
  const queuedMs = queued.knownMs * pace + (queued.shops - queued.known) * meanMs;
  const workMs = queuedMs + runningMs.reduce((sum, ms) => sum + ms, 0);
  const longestMs = Math.max(queued.longestMs * pace, queued.shops > queued.known ? meanMs : 0, ...runningMs);
  const beforehandLeftMs = Math.max(0, beforehandMs - beforehandElapsedMs);
  return Math.round(Math.max(LEAST_MS, beforehandLeftMs + Math.max(workMs / Math.max(1, slots), longestMs)));
}

/** This run's durations over the past ones; running shops count once they are overdue. */
function paceOf({ settled, running }: Remaining): number {
  const withPast = running.flatMap(({ expectedMs, elapsedMs }) =>
    expectedMs === null ? [] : [{ expectedMs, elapsedMs }],
  );
  const promisedMs = withPast.reduce((sum, shop) => sum + shop.expectedMs, settled.promisedMs);
  const tookMs = withPast.reduce((sum, shop) => sum + Math.max(shop.expectedMs, shop.elapsedMs), settled.tookMs);
  return promisedMs > 0 ? Math.max(QUICKEST_PACE, tookMs / promisedMs) : 1;
}
