import { setTimeout as sleep } from 'node:timers/promises';

export type Waits = {
  /** Rejects where the server stops meanwhile. */
  readonly wait: (ms: number) => Promise<void>;
  /** Ends every wait of this moment, as if its time were up. */
  readonly letGo: () => void;
};

/** Requests on their way through a latency: a test holds them by a long one and lets them go when it has seen enough. */
export function createWaits(stopping: AbortSignal): Waits {
  const waiting = new Set<AbortController>();
  const letGo = () => waiting.forEach((one) => one.abort());
  stopping.addEventListener('abort', letGo);
  return {
    wait: async (ms) => {
      const one = new AbortController();
      waiting.add(one);
      try {
        await sleep(ms, undefined, { signal: one.signal });
      } catch {
        stopping.throwIfAborted();
      } finally {
        waiting.delete(one);
      }
    },
    letGo,
  };
}
