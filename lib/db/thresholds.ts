import { DEFAULT_THRESHOLDS, type GuardThresholds } from '#lib/domain/guard/thresholds.ts';

/** A chain stores only what differs from the defaults. */
export function thresholdsOf(kept: unknown): GuardThresholds {
  return { ...DEFAULT_THRESHOLDS, ...(kept as Partial<GuardThresholds> | null) };
}
