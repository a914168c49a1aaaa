import type { LimitFunction } from 'p-limit';

/**
 * Runs `work` in a slot. A waiting call rejects with the signal's reason as soon as it aborts. Running work keeps its
 * slot until it settles and must watch the signal itself.
 */
export function acquireSlot<T>(
  slots: LimitFunction,
  { work, signal }: { readonly work: () => Promise<T>; readonly signal: AbortSignal },
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    void slots(async () => {
      signal.removeEventListener('abort', leave);
      if (signal.aborted) return;
      try {
        resolve(await work());
      } catch (error) {
        reject(error);
      }
    });
  });
}
