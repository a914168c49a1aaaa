import type { LimitFunction } from 'p-limit';

/**
 * Waits for a place and works in it. Who aborts while waiting leaves at once, with the signal's reason; work that has
 * begun watches the signal itself, for until it ends it holds its place.
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
