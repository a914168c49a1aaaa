import type { Clock } from '#lib/sync/clock.ts';

/** Where a shop's time went, in ms: at the POS and reading the platform, publishing, and waiting for a free place at a gate. */
export type Spent = { readonly readMs: number; readonly publishMs: number; readonly waitMs: number };

export type Stopwatch = {
  readonly reading: <T>(work: Promise<T>) => Promise<T>;
  readonly publishing: <T>(work: Promise<T>) => Promise<T>;
  /** Told by whoever waits inside one of the two; taken off theirs. */
  readonly waited: (ms: number) => void;
  readonly spent: () => Spent;
};

export function startStopwatch(clock: Clock): Stopwatch {
  let [readMs, publishMs, waitMs, waitedMs] = [0, 0, 0, 0];

  /** Requests may wait side by side: all their waits together are no longer than the work that they are part of. */
  async function time<T>(work: Promise<T>, add: (ms: number) => void): Promise<T> {
    const [startedAtMs, waitedBeforeMs] = [clock.nowMs(), waitedMs];
    try {
      return await work;
    } finally {
      const tookMs = clock.nowMs() - startedAtMs;
      const waitsMs = Math.min(tookMs, waitedMs - waitedBeforeMs);
      waitMs += waitsMs;
      add(tookMs - waitsMs);
    }
  }

  return {
    reading: (work) => time(work, (ms) => (readMs += ms)),
    publishing: (work) => time(work, (ms) => (publishMs += ms)),
    waited: (ms) => void (waitedMs += ms),
    spent: () => ({ readMs: Math.round(readMs), publishMs: Math.round(publishMs), waitMs: Math.round(waitMs) }),
  };
}
