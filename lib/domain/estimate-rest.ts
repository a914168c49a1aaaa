/** What is left of a run, summed up. Durations in ms. */
export type Remaining = {
  /** Shops that have not settled. */
  readonly left: number;
  /** Of those, how many have a past, and what they are still expected to take, all together and the longest. */
  readonly known: number;
  readonly knownMs: number;
  readonly longestMs: number;
  readonly settled: number;
  readonly settledMeanMs: number | null;
  /** Shops at work at the same time. */
  readonly slots: number;
};

/**
 * How long a run still takes, in ms, by the bound that longest-first nearly reaches: work left over slots, or the
 * longest shop. Null until there is something to judge by: a past for every shop, or three shops or 10 % done.
 */
export function estimateRest(remaining: Remaining): number | null {
  const { left, known, knownMs, longestMs, settled, settledMeanMs, slots } = remaining;
  if (left === 0) return 0;
  const unknown = left - known;
  const enoughDone = settled >= 3 || (settled > 0 && settled / (settled + left) >= 0.1);
  if (unknown > 0 && (!enoughDone || settledMeanMs === null)) return null;
  const meanMs = settledMeanMs ?? 0;
  const workMs = knownMs + unknown * meanMs;
  return Math.round(Math.max(workMs / Math.max(1, slots), longestMs, unknown > 0 ? meanMs : 0));
}
