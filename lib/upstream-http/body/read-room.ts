import { getHeapStatistics } from 'node:v8';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';

/** Catalogues with fewer values are ordinary (some 10 MB) and never wait. */
const ORDINARY_VALUES = 200_000;
/** Memory per value in a catalogue, including its share of the surrounding objects and maps. */
const BYTES_PER_VALUE = 50;
const SHARE_OF_HEAP = 0.5;

export type RoomClaim = {
  /** Call after each page. Waits, once, for room for the largest possible catalogue. */
  grow(values: number, signal: AbortSignal): Promise<void>;
  /** Ends the read and keeps only the room in use. */
  settle(): void;
  release(): void;
};

type Waiting = { readonly amount: number; readonly enter: () => void };

/**
 * Limits the memory of large catalogues across all chains of a process, in FIFO order. Each claim is made once and in
 * full, so two growing catalogues can't deadlock.
 */
export function createReadRoom(totalValues: number) {
  let free = totalValues;
  const queue: Waiting[] = [];

  function give(amount: number): void {
    free += amount;
    while (queue[0] !== undefined && queue[0].amount <= free) {
      const next = queue.shift();
      free -= next?.amount ?? 0;
      next?.enter();
    }
  }

  function take(amount: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason);
        give(0);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const waiting: Waiting = { amount, enter };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
      give(0);
    });
  }

  return {
    claim(): RoomClaim {
      let claimed = 0;
      let used = 0;
      const shrinkTo = (amount: number) => {
        const back = Math.max(0, claimed - amount);
        claimed -= back;
        give(back);
      };
      return {
        async grow(values, signal) {
          used = values;
          if (values <= ORDINARY_VALUES || claimed > 0) return;
          const most = Math.min(totalValues, UPSTREAM_BOUNDS['read-values']);
          await take(most, signal);
          claimed = most;
        },
        settle: () => shrinkTo(used),
        release: () => shrinkTo(0),
      };
    },
  };
}

export const readRoom = createReadRoom(
  Math.floor((getHeapStatistics().heap_size_limit * SHARE_OF_HEAP) / BYTES_PER_VALUE),
);
