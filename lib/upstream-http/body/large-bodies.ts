import pLimit from 'p-limit';
import { acquireSlot } from '#lib/upstream-http/acquire-slot.ts';

/** An ordinary page has 300 KB. */
export const LARGE_FROM_BYTES = 1024 * 1024;
/** Together they hold at most so many times the bound of one response. */
const MOST_LARGE = 3;

/** Of the whole process: the bodies that many upstreams send at once share one piece of memory. */
const slots = pLimit(MOST_LARGE);

/** Waits until a large body may be read on. Call the result when it has been parsed or given up. */
export function acquireLargeBody(signal: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const work = () => new Promise<void>((release) => resolve(() => release()));
    acquireSlot(slots, { signal, work }).catch(reject);
  });
}
