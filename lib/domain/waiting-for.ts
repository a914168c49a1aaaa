/** What is known of one side's traffic, as its conductor last saw it. */
export type SideTrouble = {
  /** The gate is closed until then, at the other side's request; ms since 1970. */
  readonly closedUntilMs: number | null;
  /** Nothing is answered, and only probes are sent. */
  readonly isDown: boolean;
  /** Requests are tried again, and none gets through. */
  readonly isRetrying: boolean;
};

export const WAITING_REASONS = ['closed', 'down', 'retrying'] as const;

/** Why the time left can't be told: which side a run waits for, why, and until when where that is known. */
export type WaitingFor = {
  readonly side: 'pos' | 'ordering';
  readonly why: (typeof WAITING_REASONS)[number];
  readonly untilMs: number | null;
};

/** Null while both sides let work through. A closed gate comes first, for its end is known; the POS before the platform. */
export function waitingFor(sides: Readonly<Record<WaitingFor['side'], SideTrouble>>, nowMs: number): WaitingFor | null {
  const each = (['pos', 'ordering'] as const).map((side) => ({ side, ...sides[side] }));
  for (const { side, closedUntilMs } of each) {
    if (closedUntilMs !== null && closedUntilMs > nowMs) return { side, why: 'closed', untilMs: closedUntilMs };
  }
  for (const { side, isDown } of each) if (isDown) return { side, why: 'down', untilMs: null };
  for (const { side, isRetrying } of each) if (isRetrying) return { side, why: 'retrying', untilMs: null };
  return null;
}
