/** The sync's clock: monotonic, and the only source of delays. Tests use one that makes hours pass. */
export type Clock = {
  /** Monotonic, in ms; keeps counting while the process is suspended. */
  nowMs(): number;
  /** Runs `work` once after `ms`; the returned function cancels it. */
  after(ms: number, work: () => void): () => void;
};

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or rejects with the signal's reason. */
export function sleep(clock: Clock, { ms, signal }: { ms: number; signal?: AbortSignal }): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const takeBack = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort(): void {
      takeBack();
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

export type Deadline = { readonly signal: AbortSignal; [Symbol.dispose](): void };

/** A signal that aborts after `ms` unless disposed first; immediately if no time is left. */
export function deadlineAfter(clock: Clock, ms: number): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException('out of time', 'TimeoutError'));
  if (ms <= 0) abort();
  const takeBack = clock.after(Math.max(0, ms), abort);
  return { signal: controller.signal, [Symbol.dispose]: takeBack };
}

/** A signal that aborts `ms` after another one: time for requests in flight to arrive. */
export function lateAbort(clock: Clock, { after, ms }: { after: AbortSignal; ms: number }): Deadline {
  const late = new AbortController();
  let takeBack = () => {};
  function onAbort(): void {
    takeBack = clock.after(ms, () => late.abort(after.reason));
  }
  if (after.aborted) onAbort();
  else after.addEventListener('abort', onAbort, { once: true });
  return {
    signal: late.signal,
    [Symbol.dispose]() {
      after.removeEventListener('abort', onAbort);
      takeBack();
    },
  };
}
