/** What is left of a run, summed up. Durations in ms. */
export type Remaining = {
  /** Shops that have not begun: how many have a past, and what they took then, all together and the longest. */
  readonly queued: {
    readonly shops: number;
    readonly known: number;
    readonly knownMs: number;
    readonly longestMs: number;
  };
  /** Shops at work: what they took in the past, where they have one, and for how long they have been at it. */
  readonly running: readonly { readonly expectedMs: number | null; readonly elapsedMs: number }[];
  /** Shops that have settled, what they took on average, and what those with a past took against what it had promised. */
  readonly settled: {
    readonly shops: number;
    readonly meanMs: number | null;
    readonly tookMs: number;
    readonly promisedMs: number;
  };
  /** What has to come before the first shop, as far as it is not done: the categories. */
  readonly beforehandMs: number;
  /** For how long it is at work already. */
  readonly beforehandElapsedMs?: number;
  /** Shops at work at the same time. */
  readonly slots: number;
};

/** While anything is left, it is not done. */
const LEAST_MS = 1_000;
/** However quick the first shops were, the others may differ. */
const QUICKEST_PACE = 0.1;
/** The categories are overdue when they take twice as long as the last time, and this much more. */
const OVERDUE_FACTOR = 2;
const OVERDUE_AFTER_MS = 2_000;

/**
 * How long a run still takes, in ms, by the bound that longest-first nearly reaches: work left over slots, or the
 * longest shop; at the pace that this run has had so far. Null until there is something to judge by: a past for every
 * shop, or three shops or 10 % done; and while what comes before the first shop takes far longer than it did.
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

/** What shops take in this run over what they took before; one at work that is overdue counts too. */
function paceOf({ settled, running }: Remaining): number {
  const withPast = running.flatMap(({ expectedMs, elapsedMs }) =>
    expectedMs === null ? [] : [{ expectedMs, elapsedMs }],
  );
  const promisedMs = withPast.reduce((sum, shop) => sum + shop.expectedMs, settled.promisedMs);
  const tookMs = withPast.reduce((sum, shop) => sum + Math.max(shop.expectedMs, shop.elapsedMs), settled.tookMs);
  return promisedMs > 0 ? Math.max(QUICKEST_PACE, tookMs / promisedMs) : 1;
}
