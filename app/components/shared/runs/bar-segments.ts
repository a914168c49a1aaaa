import type { StateCounts } from '#lib/contract/parts.ts';

export const BAR_SEGMENTS = ['succeeded', 'held', 'failed', 'unfinished', 'running'] as const;
export type BarSegment = {
  readonly kind: (typeof BAR_SEGMENTS)[number];
  readonly count: number;
  readonly percent: number;
};

/**
 * The bar's non-empty parts in fixed order. The rest of the 100 % is the track.
 * @param minPercent the minimum visible width of a part (3 px of the bar's width)
 */
export function barSegments(counts: StateCounts, total: number, minPercent = 0): readonly BarSegment[] {
  if (total <= 0) return [];
  const count = {
    succeeded: counts.SUCCEEDED,
    held: counts.HELD,
    failed: counts.FAILED,
    unfinished: counts.SKIPPED + counts.CANCELLED,
    running: counts.RUNNING,
  };
  const parts = BAR_SEGMENTS.filter((kind) => count[kind] > 0).map((kind) => ({
    kind,
    count: count[kind],
    percent: Math.max((count[kind] / total) * 100, minPercent),
  }));
  const sum = parts.reduce((total_, part) => total_ + part.percent, 0);
  if (sum <= 100) return parts;
  // Small parts keep the minimum width at the expense of the largest.
  const largest = parts.reduce((a, b) => (b.percent > a.percent ? b : a));
  return parts.map((part) => (part === largest ? { ...part, percent: part.percent - (sum - 100) } : part));
}
