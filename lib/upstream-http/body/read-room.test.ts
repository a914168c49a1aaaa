import { describe, expect, it } from 'vitest';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { createReadRoom } from './read-room.ts';

const most = UPSTREAM_BOUNDS['read-values'];
const never = new AbortController().signal;
const large = 1_000_000;

/** Whether the promise is still pending after all other work has settled. */
async function isWaiting(work: Promise<unknown>): Promise<boolean> {
  const later = new Promise<'later'>((resolve) => {
    setImmediate(() => resolve('later'));
  });
  return (await Promise.race([work.then(() => 'done'), later])) === 'later';
}

describe('room for large catalogues', () => {
  it('is not claimed by ordinary catalogues', async () => {
    const room = createReadRoom(0);
    await room.claim().grow(200_000, never);
  });

  it('is granted once per catalogue in FIFO order, and partly released when the size is known', async () => {
    const room = createReadRoom(most + 2 * large);
    const first = room.claim();
    await first.grow(large, never);
    await first.grow(2 * large, never);
    const second = room.claim().grow(large, never);
    const third = room.claim();
    const thirdGrows = third.grow(large, never);
    expect([await isWaiting(second), await isWaiting(thirdGrows)]).toEqual([true, true]);
    first.settle();
    expect([await isWaiting(second), await isWaiting(thirdGrows)]).toEqual([false, true]);
    first.release();
    expect(await isWaiting(thirdGrows)).toBe(true);
    third.release();
  });

  it('lets an aborted waiter leave, and moves up those behind it', async () => {
    const room = createReadRoom(most);
    const first = room.claim();
    await first.grow(large, never);
    const leaving = new AbortController();
    const left = room.claim().grow(large, leaving.signal);
    const next = room.claim().grow(large, never);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(await isWaiting(next)).toBe(true);
    first.release();
    expect(await isWaiting(next)).toBe(false);
  });

  it('fits the largest catalogue even if the total is smaller', async () => {
    const room = createReadRoom(large);
    await room.claim().grow(most, never);
  });
});
