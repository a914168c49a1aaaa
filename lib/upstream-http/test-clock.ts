import type { Clock } from './clock.ts';

export type TestClock = Clock & {
  /** Advances the clock and wakes due sleepers in order. */
  advance(ms: number): void;
  readonly waits: readonly number[];
};

/** For tests: a clock that only moves when advanced. With `leaps`, every sleep advances it. */
export function createTestClock({ leaps = false } = {}): TestClock {
  let now = 0;
  const waits: number[] = [];
  let sleepers: { at: number; wake: () => void }[] = [];

  function advance(ms: number): void {
    now += ms;
    const due = sleepers.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
  }

  return {
    now: () => now,
    wallNow: () => Date.UTC(2026, 0, 1) + now,
    waits,
    advance,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        waits.push(ms);
        sleepers.push({ at: now + ms, wake: resolve });
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        if (leaps) advance(ms);
      }),
  };
}
