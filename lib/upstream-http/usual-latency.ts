const ANSWERS_KEPT = 400;
const FEWEST = 20;
/** What takes no longer is not slow, whatever is usual: between one millisecond and three there is only chance. */
const QUICK_MS = 20;

export type UsualLatency = {
  /** An answer's latency over the usual one of its kind; null before enough of them are known. */
  slowness(kind: string, latencyMs: number): number | null;
};

/**
 * What answers usually take, by kind of request (a short question says nothing of a long one). The median of the
 * last few hundred: a time of slowness does not soon become the usual.
 */
export function createUsualLatency(): UsualLatency {
  const kinds = new Map<string, { kept: number[]; usualMs: number | null; seen: number }>();
  return {
    slowness(kind, latencyMs) {
      const known = kinds.get(kind) ?? { kept: [], usualMs: null, seen: 0 };
      kinds.set(kind, known);
      const { usualMs } = known;
      known.kept.push(latencyMs);
      if (known.kept.length > ANSWERS_KEPT) known.kept.shift();
      known.seen += 1;
      // Sorted once in a while: the usual moves slowly.
      if (known.seen % FEWEST === 0) {
        known.usualMs = known.kept.toSorted((a, b) => a - b)[Math.floor(known.kept.length / 2)] ?? null;
      }
      if (usualMs === null) return null;
      return latencyMs <= QUICK_MS ? 1 : latencyMs / Math.max(usualMs, 1);
    },
  };
}
