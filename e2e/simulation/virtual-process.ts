import { type Clock, sleep } from '#lib/sync/clock.ts';
import type { Clock as HttpClock } from '#lib/upstream-http/clock.ts';
import type { Timeline } from './timeline.ts';

/**
 * A process that can be stopped (SIGSTOP), continued and killed: what it waits for is then delivered later, or never.
 */
export type VirtualProcess = {
  readonly name: string;
  readonly state: 'running' | 'stopped' | 'dead';
  readonly clock: Clock;
  readonly httpClock: HttpClock;
  /** Delivers an answer on a socket or a timer to the process. */
  deliver(kind: 'answer' | 'timer', work: () => void): void;
  onDeath(work: () => void): () => void;
  stop(): void;
  /** Delivers everything that has piled up at once: sockets before timers, or the reverse. */
  continue(first: 'answer' | 'timer'): void;
  kill(): void;
};

type Pending = { readonly kind: 'answer' | 'timer'; readonly work: () => void };

/** `rate`: the speed of its clock, about 1. */
export function createProcess(timeline: Timeline, { name, rate }: { name: string; rate: number }): VirtualProcess {
  const dying = new Set<() => void>();
  let state: VirtualProcess['state'] = 'running';
  let pending: Pending[] = [];

  function deliver(kind: Pending['kind'], work: () => void): void {
    if (state === 'running') work();
    if (state === 'stopped') pending.push({ kind, work });
  }

  const clock: Clock = {
    nowMs: () => timeline.nowMs() * rate,
    after(ms, work) {
      let wanted = true;
      const takeBack = timeline.after(ms / rate, () => deliver('timer', () => wanted && work()));
      return () => {
        wanted = false;
        takeBack();
      };
    },
  };

  return {
    name,
    clock,
    httpClock: { now: clock.nowMs, wallNow: clock.nowMs, sleep: (ms, signal) => sleep(clock, { ms, signal }) },
    get state() {
      return state;
    },
    deliver,
    onDeath(work) {
      dying.add(work);
      return () => dying.delete(work);
    },
    stop() {
      if (state === 'running') state = 'stopped';
    },
    continue(first) {
      if (state !== 'stopped') return;
      state = 'running';
      const due = [...pending.filter(({ kind }) => kind === first), ...pending.filter(({ kind }) => kind !== first)];
      pending = [];
      for (const { kind, work } of due) timeline.after(0, () => deliver(kind, work));
    },
    kill() {
      if (state === 'dead') return;
      state = 'dead';
      pending = [];
      for (const work of dying) work();
      dying.clear();
    },
  };
}
