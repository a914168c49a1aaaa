import pLimit from 'p-limit';
import { acquireSlot } from '#lib/upstream-http/acquire-slot.ts';

/** An ordinary page has 300 KB. */
export const LARGE_FROM_BYTES = 1024 * 1024;
/** Bounds their total memory to this multiple of one response's bound. */
const MOST_LARGE = 3;

/** Process-wide, so concurrent responses of many upstreams share one memory limit. */
const slots = pLimit(MOST_LARGE);

/** Waits for permission to receive a large body. Call the returned function once the body is parsed or abandoned. */
export function acquireLargeBody(signal: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const work = () => new Promise<void>((release) => resolve(() => release()));
    acquireSlot(slots, { signal, work }).catch(reject);
  });
}
