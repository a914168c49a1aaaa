/** A FIFO mutex. */
export type Turns = {
  /** Resolves when it is the caller's turn, which lasts until disposed. Rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<Disposable>;
};

/**
 * One per process: suspects of a process death run one at a time over all chains, which leaves one suspect for the next
 * death.
 */
export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    async take(signal) {
      const before = last;
      const turn = Promise.withResolvers<void>();
      last = before.then(() => turn.promise);
      try {
        await untilAborted(before, signal);
      } catch (error) {
        turn.resolve();
        throw error;
      }
      return { [Symbol.dispose]: turn.resolve };
    },
  };
}

function untilAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    void promise.then(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
  });
}
