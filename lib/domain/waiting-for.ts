/** The state of one side's traffic, as last reported by its conductor. */
export type SideTrouble = {
  /** The gate is closed until then, at the upstream's request; ms since 1970. */
  readonly closedUntilMs: number | null;
  /** The upstream doesn't respond; only probes are sent. */
  readonly isDown: boolean;
  /** Requests are being retried and none succeeds. */
  readonly isRetrying: boolean;
};

export const WAITING_REASONS = ['closed', 'down', 'retrying'] as const;

/** Why no time left is shown: the side that a run waits for, the reason, and the end if known. */
export type WaitingFor = {
  readonly side: 'pos' | 'ordering';
  readonly why: (typeof WAITING_REASONS)[number];
  readonly untilMs: number | null;
};

/** Null while both sides work. A closed gate comes first, as its end is known; the POS before the platform. */
export function waitingFor(sides: Readonly<Record<WaitingFor['side'], SideTrouble>>, nowMs: number): WaitingFor | null {
  const each = (['pos', 'ordering'] as const).map((side) => ({ side, ...sides[side] }));
  for (const { side, closedUntilMs } of each) {
    if (closedUntilMs !== null && closedUntilMs > nowMs) return { side, why: 'closed', untilMs: closedUntilMs };
  }
  for (const { side, isDown } of each) if (isDown) return { side, why: 'down', untilMs: null };
  for (const { side, isRetrying } of each) if (isRetrying) return { side, why: 'retrying', untilMs: null };
  return null;
}
