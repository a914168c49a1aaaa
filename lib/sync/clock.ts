/** Time as the sync knows it: monotonic, and the only source of waiting. Another one makes hours pass in a test. */
export type Clock = {
  /** Monotonic, in ms; goes on while the process is stopped. */
  nowMs(): number;
  /** Runs `work` once after `ms`; the answer takes it back. */
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

/** A signal that aborts after `ms`, unless it is disposed before; at once where no time is left. */
export function deadlineAfter(clock: Clock, ms: number): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException('out of time', 'TimeoutError'));
  if (ms <= 0) abort();
  const takeBack = clock.after(Math.max(0, ms), abort);
  return { signal: controller.signal, [Symbol.dispose]: takeBack };
}

/** A signal that aborts `ms` after another one has: time for what is on its way to arrive. */
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
