/** One at a time, in the order of asking. */
export type Turns = {
  /** Resolves when it is the caller's turn, which lasts until it is disposed. Rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<Disposable>;
};

/**
 * For a process: what is suspected of having killed one runs while no other suspect does, in whatever chain, so that the
 * next death has one suspect.
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
