import { setTimeout as sleep } from 'node:timers/promises';

export type HealthWatch = {
  /** Milliseconds of each response so far; a pending request counts with its time so far. */
  readonly taken: () => readonly number[];
  readonly stop: () => Promise<void>;
};

const EVERY_MS = 20;

/** Polls the health check without waiting for earlier responses, so a server that hangs still gets new requests. */
export function watchHealth(url: string): HealthWatch {
  const taken: number[] = [];
  const open = new Set<number>();
  const ending = new AbortController();

  async function ask(): Promise<void> {
    const startedAtMs = performance.now();
    open.add(startedAtMs);
    try {
      const response = await fetch(url, { signal: AbortSignal.any([ending.signal, AbortSignal.timeout(30_000)]) });
      await response.arrayBuffer();
      taken.push(response.ok ? performance.now() - startedAtMs : Number.POSITIVE_INFINITY);
    } catch {
      if (!ending.signal.aborted) taken.push(Number.POSITIVE_INFINITY);
    } finally {
      open.delete(startedAtMs);
    }
  }

  const asking = (async () => {
    while (!ending.signal.aborted) {
      void ask();
      await sleep(EVERY_MS);
    }
  })();
  return {
    taken: () => [...taken, ...[...open].map((startedAtMs) => performance.now() - startedAtMs)],
    async stop() {
      ending.abort();
      await asking;
    },
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
