import pLimit from 'p-limit';
import type { GateLoad } from '#lib/sync/ports.ts';
import { type Clock, systemClock } from './clock.ts';
import { createRecentTraffic } from './recent-traffic.ts';

export type Gate = {
  /**
   * Runs `work` once a slot is free and the gate is open. A call whose signal aborts while it waits leaves at once and
   * rejects with the signal's reason; running work has to watch the signal itself, for until it ends it holds its slot.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Lets nothing start for that long, for any caller; never shortens a closing that is under way. */
  closeFor(ms: number): void;
  /** From the next start on; what is in flight above it is left to end. */
  setLimit(limit: number): void;
  load(): GateLoad;
};

/** A limit on the work in flight towards one upstream, and a door that the upstream itself can close. */
export function createGate({ limit, clock = systemClock }: { limit: number; clock?: Clock }): Gate {
  const slots = pLimit(limit);
  const traffic = createRecentTraffic(clock);
  let closedUntil = Number.NEGATIVE_INFINITY;
  let inFlight = 0;
  let peak = 0;

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    traffic.started();
    const startedAt = clock.now();
    try {
      const result = await work();
      traffic.answered(clock.now() - startedAt);
      return result;
    } finally {
      inFlight -= 1;
    }
  }

  /** One turn in the queue; null where the gate had closed by the time it came, so that a waiter never sits on a slot. */
  function takeTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<{ result: T } | null> {
    return new Promise((resolve, reject) => {
      const leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      void slots(async () => {
        signal.removeEventListener('abort', leave);
        if (signal.aborted) return;
        if (clock.now() < closedUntil) return resolve(null);
        try {
          resolve({ result: await counted(work) });
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  return {
    async run(work, signal) {
      for (;;) {
        signal.throwIfAborted();
        // Timers may fire a little early: look again before going on.
        while (clock.now() < closedUntil) await clock.sleep(Math.ceil(closedUntil - clock.now()), signal);
        const turn = await takeTurn(work, signal);
        if (turn) return turn.result;
      }
    },
    closeFor(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms);
    },
    setLimit(next) {
      slots.concurrency = next;
    },
    load() {
      const closedForMs = closedUntil - clock.now();
      return {
        inFlight,
        limit: slots.concurrency,
        peak,
        perSecond: traffic.perSecond(),
        latencyMs: traffic.latencyMs(),
        closedUntilMs: closedForMs > 0 ? Math.round(clock.wallNow() + closedForMs) : null,
      };
    },
  };
}
