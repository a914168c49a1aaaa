import type { Clock } from '#lib/sync/clock.ts';

/** How a shop's time was spent, in ms: reading from the POS and the platform, publishing, and waiting at a gate. */
export type Spent = { readonly readMs: number; readonly publishMs: number; readonly waitMs: number };

export type Stopwatch = {
  readonly reading: <T>(work: Promise<T>) => Promise<T>;
  readonly publishing: <T>(work: Promise<T>) => Promise<T>;
  /** Reports a wait inside `reading` or `publishing`, which is subtracted from it. */
  readonly waited: (ms: number) => void;
  readonly spent: () => Spent;
};

export function startStopwatch(clock: Clock): Stopwatch {
  let [readMs, publishMs, waitMs, waitedMs] = [0, 0, 0, 0];

  /** Requests can wait concurrently: their waits together are capped at the duration of the work. */
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
