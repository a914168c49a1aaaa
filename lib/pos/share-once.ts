import type { Call, CallMeter } from '#lib/sync/ports.ts';

type Running<T> = {
  readonly controller: AbortController;
  readonly callers: Set<Call>;
  readonly result: Promise<T>;
  settled: boolean;
};

/**
 * Runs work once for many concurrent callers, who share its result or failure. Aborting rejects only that caller; when
 * the last caller aborts, unfinished work is aborted and the next caller starts it again.
 */
export function shareOnce<T>(work: (call: Call) => Promise<T>): (call: Call) => Promise<T> {
  let running: Running<T> | undefined;

  function begin(): Running<T> {
    const controller = new AbortController();
    const callers = new Set<Call>();
    const started: Running<T> = {
      controller,
      callers,
      result: work({ signal: controller.signal, meter: meterOf(callers) }),
      settled: false,
    };
    const settle = () => {
      started.settled = true;
    };
    started.result.then(settle, settle);
    return started;
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

/** All callers wait, but the request is counted only for the first of them. */
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
