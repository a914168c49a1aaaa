const ANSWERS_KEPT = 400;
const FEWEST = 20;
/** Faster answers never count as slow: between 1 ms and 3 ms the difference is chance. */
const QUICK_MS = 20;

export type UsualLatency = {
  /** Latency relative to the usual latency of its kind; null without enough data. */
  slowness(kind: string, latencyMs: number): number | null;
};

/**
 * The usual latency by kind of request (short requests say nothing about long ones). A median over the last few
 * hundred, so that a slow period doesn't quickly become the norm.
 */
export function createUsualLatency(): UsualLatency {
  const kinds = new Map<string, { kept: number[]; usualMs: number | null; seen: number }>();
  return {
    slowness(kind, latencyMs) {
      const stats = kinds.get(kind) ?? { kept: [], usualMs: null, seen: 0 };
      kinds.set(kind, stats);
      const { usualMs } = stats;
      stats.kept.push(latencyMs);
      if (stats.kept.length > ANSWERS_KEPT) stats.kept.shift();
      stats.seen += 1;
      // Sorted only every few answers: the median moves slowly.
      if (stats.seen % FEWEST === 0) {
        stats.usualMs = stats.kept.toSorted((a, b) => a - b)[Math.floor(stats.kept.length / 2)] ?? null;
      }
      if (usualMs === null) return null;
      return latencyMs <= QUICK_MS ? 1 : latencyMs / Math.max(usualMs, 1);
    },
  };
}
