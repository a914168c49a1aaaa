type Expected = {
  readonly id: string;
  readonly expectedMs: number | null;
  /** About how many items its menu has, if known. */
  readonly items?: number | null;
};

/**
 * Longest expected first (Graham's LPT rule, SIAM J. Appl. Math. 17, 1969): a long shop started last would delay the
 * whole run. Shops without history go first, since they could be the longest, and of these the largest menus; ties are
 * ordered by id.
 */
export function longestFirst<T extends Expected>(work: readonly T[]): T[] {
  return work.toSorted((a, b) => {
    const [first, second] = [a.expectedMs ?? Number.MAX_SAFE_INTEGER, b.expectedMs ?? Number.MAX_SAFE_INTEGER];
    if (first !== second) return second - first;
    const larger = a.expectedMs === null ? (b.items ?? 0) - (a.items ?? 0) : 0;
    if (larger !== 0) return larger;
    return a.id < b.id ? -1 : 1;
  });
}

/** Weight of the newest duration in the average. */
export const NEWEST_WEIGHT = 0.3;

/** Exponential moving average of past durations, in ms. */
export function expectNext(expectedMs: number | null, durationMs: number): number {
  if (expectedMs === null) return Math.round(durationMs);
  return Math.round(expectedMs * (1 - NEWEST_WEIGHT) + durationMs * NEWEST_WEIGHT);
}
