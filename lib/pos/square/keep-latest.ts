import type { RoomClaim } from '#lib/upstream-http/body/read-room.ts';

export type Keeping = {
  /** Registers a fully read catalogue, which is used as long as shops are read from it. */
  keep(room: RoomClaim): void;
};

/** The newest catalogue, and the previous one for a run that still uses it. */
const KEPT = 2;

/** Releases the room of older catalogues, and of all when the lease ends. */
export function keepLatest(ended: AbortSignal | null): Keeping {
  const kept: RoomClaim[] = [];
  ended?.addEventListener('abort', () => {
    for (const room of kept.splice(0)) room.release();
  });
  return {
    keep(room) {
      room.settle();
      if (ended?.aborted === true) return room.release();
      kept.push(room);
      if (kept.length > KEPT) kept.shift()?.release();
    },
  };
}
