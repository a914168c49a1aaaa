import { setTimeout as sleep } from 'node:timers/promises';

export type Waits = {
  /** Rejects if the server stops meanwhile. */
  readonly wait: (ms: number) => Promise<void>;
  /** Ends all current waits immediately. */
  readonly letGo: () => void;
};

/** Delays requests by their latency. Tests hold requests with a long latency and release them when ready. */
export function createWaits(stopping: AbortSignal): Waits {
  const waiting = new Set<AbortController>();
  const letGo = () => waiting.forEach((controller) => controller.abort());
  stopping.addEventListener('abort', letGo);
  return {
    wait: async (ms) => {
      const controller = new AbortController();
      waiting.add(controller);
      try {
        await sleep(ms, undefined, { signal: controller.signal });
      } catch {
        stopping.throwIfAborted();
      } finally {
        waiting.delete(controller);
      }
    },
    letGo,
  };
}
