import type { Call, CallMeter } from '#lib/sync/ports.ts';

type Running<T> = {
  readonly controller: AbortController;
  readonly callers: Set<Call>;
  readonly result: Promise<T>;
  settled: boolean;
};

/**
 * Work that many callers want and that is done once: they share its result, a failure too. A caller who gives up
 * leaves alone; only when the last one has left is unfinished work given up, and the next caller begins it anew.
 */
export function shareOnce<T>(work: (call: Call) => Promise<T>): (call: Call) => Promise<T> {
  let running: Running<T> | undefined;

  function begin(): Running<T> {
    const controller = new AbortController();
    const callers = new Set<Call>();
    const begun: Running<T> = {
      controller,
      callers,
      result: work({ signal: controller.signal, meter: meterOf(callers) }),
      settled: false,
    };
    const settle = () => {
      begun.settled = true;
    };
    begun.result.then(settle, settle);
    return begun;
  }

  return async (call) => {
    call.signal.throwIfAborted();
    const joined = (running ??= begin());
    joined.callers.add(call);
    try {
      return await untilAborted(joined.result, call.signal);
    } finally {
      joined.callers.delete(call);
      if (joined.callers.size === 0 && !joined.settled) {
        running = undefined;
        joined.controller.abort(call.signal.reason);
      }
    }
  };
}

/** All of them wait, and one request is sent: it counts for the first of those who want it. */
function meterOf(callers: ReadonlySet<Call>): CallMeter {
  const first = () => [...callers].find((caller) => caller.meter)?.meter;
  return {
    waited(side, ms) {
      for (const caller of callers) caller.meter?.waited(side, ms);
    },
    sent: (side, facts) => first()?.sent(side, facts),
    busy: (side) => first()?.busy(side),
  };
}

function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
