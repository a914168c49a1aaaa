import type { RoomClaim } from '#lib/upstream-http/body/read-room.ts';

export type Keeping = {
  /** Its catalogue has been read, and is used for as long as shops are cut from it. */
  keep(room: RoomClaim): void;
};

/** A conductor uses the newest catalogue, and the one before while a run still goes on with it. */
const KEPT = 2;

/** Gives the room of older catalogues back, and of all when the lease ends. */
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
