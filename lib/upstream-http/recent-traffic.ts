import type { Clock } from './clock.ts';

const WINDOW_MS = 5_000;
const ANSWERS_KEPT = 64;

export type RecentTraffic = {
  started(): void;
  answered(latencyMs: number): void;
  perSecond(): number;
  /** Median of recent answers; null before the first. */
  latencyMs(): number | null;
};

/** A gate's recent traffic: requests of the last five seconds, latencies of the last 64 answers. */
export function createRecentTraffic(clock: Clock): RecentTraffic {
  const starts: number[] = [];
  const latencies: number[] = [];

  function forgetOldStarts(): void {
    const oldest = clock.now() - WINDOW_MS;
    const keptFrom = starts.findIndex((at) => at > oldest);
    starts.splice(0, keptFrom === -1 ? starts.length : keptFrom);
  }

  return {
    started() {
      forgetOldStarts();
      starts.push(clock.now());
    },
    answered(latencyMs) {
      latencies.push(latencyMs);
      if (latencies.length > ANSWERS_KEPT) latencies.shift();
    },
    perSecond() {
      forgetOldStarts();
      return starts.length / (WINDOW_MS / 1_000);
    },
    latencyMs() {
      const sorted = latencies.toSorted((a, b) => a - b);
      return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
    },
  };
}
