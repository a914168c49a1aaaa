import { SyncError, type SyncErrorCode } from '#lib/domain/errors.ts';
import type { Random } from '#lib/simulators/server/random.ts';
import { sleep } from '#lib/sync/clock.ts';
import type { Call, LeaseHold } from '#lib/sync/ports.ts';
import type { Gate } from '#lib/upstream-http/gate.ts';
import type { Timeline } from './timeline.ts';
import type { VirtualProcess } from './virtual-process.ts';

export type Side = 'pos' | 'ordering';

/** Probability of each fault per request. */
export type Faults = {
  readonly reset: number;
  readonly lostAnswer: number;
  readonly hang: number;
  /** Not ended by the adapter's own timeout, only by an abort. */
  readonly hangForever: number;
  readonly busy: number;
  readonly refused: number;
  readonly slow: number;
};

export const NO_FAULTS: Faults = { reset: 0, lostAnswer: 0, hang: 0, hangForever: 0, busy: 0, refused: 0, slow: 0 };

/** A request in flight, as long as its sender waits for it. */
export type OpenRequest = {
  readonly side: Side;
  readonly what: string;
  readonly process: VirtualProcess;
  readonly fence: number | null;
};

export type Net = {
  readonly open: ReadonlySet<OpenRequest>;
  faults: Faults;
  /** Ends hanging requests: the other side came back. */
  resetHanging(): void;
  send<T>(request: Sending<T>): Promise<T>;
};

export type Sending<T> = Pick<OpenRequest, 'side' | 'what' | 'process'> & {
  readonly gate: Gate;
  readonly hold: LeaseHold | null;
  readonly call: Call;
  /** What the other side does when the request arrives. */
  readonly serve: () => T;
};

const TRIES = 3;
const TIMEOUT_MS = 15_000;
const CODES: Readonly<Record<Side, Record<'unreachable' | 'failed', SyncErrorCode>>> = {
  pos: { unreachable: 'pos-unreachable', failed: 'pos-failed' },
  ordering: { unreachable: 'ordering-unreachable', failed: 'ordering-failed' },
};

class NoAnswer extends Error {}

export function createNet(
  timeline: Timeline,
  { random, onSend }: { random: Random; onSend: (request: OpenRequest) => void },
): Net {
  const open = new Set<OpenRequest>();
  const hanging = new Set<() => void>();
  let faults = NO_FAULTS;
  let hangs = true;

  /** As in an adapter: each try takes a permit at the gate, and the lease is checked in the tick of sending. */
  async function send<T>(sending: Sending<T>): Promise<T> {
    const { gate, hold, process, side, call } = sending;
    const signal = hold === null ? call.signal : AbortSignal.any([call.signal, hold.signal]);
    for (let tries = 1; ; tries += 1) {
      const askedAtMs = process.clock.nowMs();
      try {
        return await gate.run({
          signal,
          kind: sending.what,
          work: (inFlight) => {
            call.meter?.waited(side, process.clock.nowMs() - askedAtMs);
            call.meter?.sent(side, { inFlight, isRetry: tries > 1 });
            return sendOnce(sending, signal);
          },
        });
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (tries === TRIES) throw new SyncError(CODES[side].unreachable, { detail: { tries } });
        await sleep(process.clock, { ms: random.integer(50, 1_000), signal });
      }
    }
  }

  function sendOnce<T>({ side, what, process, gate, hold, serve }: Sending<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    hold?.throwIfLost();
    const request: OpenRequest = { side, what, process, fence: hold?.fence ?? null };
    const fault = draw(faults, random);
    return new Promise((resolve, reject) => {
      function end(work: () => void): void {
        if (!open.delete(request)) return;
        hanging.delete(reset);
        stopTimer();
        forgetDeath();
        signal.removeEventListener('abort', onAbort);
        work();
      }
      function onAbort(): void {
        end(() => reject(signal.reason));
      }
      function reset(): void {
        process.deliver('answer', () => end(() => reject(new NoAnswer('reset'))));
      }
      function answerAfter(ms: number, work: () => void): void {
        timeline.after(ms, () => process.deliver('answer', () => end(work)));
      }
      function arrive(): void {
        // If the sender closes it before the other side has read it all, it never arrives.
        if (!open.has(request) && process.state === 'running') return;
        if (fault === 'reset') return reset();
        if (fault === 'busy') {
          return answerAfter(5, () => {
            gate.closeFor(random.integer(100, 3_000));
            reject(new NoAnswer('busy'));
          });
        }
        if (fault === 'refused') return answerAfter(5, () => reject(new SyncError(CODES[side].failed)));
        if (fault === 'hang' || fault === 'hangForever') return hangs ? void hanging.add(reset) : reset();
        const backMs = random.integer(1, 30);
        try {
          const answer = serve();
          if (fault === 'lostAnswer') return reset();
          answerAfter(backMs, () => resolve(answer));
        } catch (error) {
          answerAfter(backMs, () => reject(error));
        }
      }
      open.add(request);
      onSend(request);
      const forgetDeath = process.onDeath(() => open.delete(request));
      signal.addEventListener('abort', onAbort, { once: true });
      const stopTimer =
        fault === 'hangForever'
          ? () => {}
          : process.clock.after(TIMEOUT_MS, () => end(() => reject(new NoAnswer('timeout'))));
      const thereMs = random.integer(2, 60);
      timeline.after(fault === 'slow' ? thereMs * random.integer(10, 100) : thereMs, arrive);
    });
  }

  return {
    open,
    get faults() {
      return faults;
    },
    set faults(next) {
      faults = next;
    },
    resetHanging() {
      // Also those on their way, which only their sender's deadline would end.
      hangs = false;
      for (const reset of hanging) reset();
    },
    send,
  };
}

function draw(faults: Faults, random: Random): keyof Faults | null {
  let at = random.next();
  for (const [name, odds] of Object.entries(faults)) {
    if (at < odds) return name as keyof Faults;
    at -= odds;
  }
  return null;
}
