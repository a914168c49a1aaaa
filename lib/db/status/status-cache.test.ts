import { describe, expect, it } from 'vitest';
import { someSnapshot } from './snapshot.test-helper.ts';
import type { Snapshot } from './snapshot.ts';
import { createStatusCache, FORGOTTEN_AFTER_MS, FRESH_FOR_MS } from './status-cache.ts';

type ReadCall = {
  readonly chainId: string;
  readonly before: Snapshot | null;
  readonly answer: (snapshot: Snapshot | null) => void;
  readonly fail: (error: Error) => void;
};

/** A status cache with a manual clock, whose reads the test resolves. */
function setUp() {
  let now = 10_000;
  let timers: { at: number; work: () => void }[] = [];
  const reads: ReadCall[] = [];
  const statusCache = createStatusCache({
    read: (chainId, before) => new Promise((answer, fail) => reads.push({ chainId, before, answer, fail })),
    clock: {
      nowMs: () => now,
      after(ms, work) {
        const timer = { at: now + ms, work };
        timers.push(timer);
        return () => (timers = timers.filter((other) => other !== timer));
      },
    },
  });
  return {
    ...statusCache,
    reads,
    look: (atLeast?: string) => statusCache.latest({ chainId: 'c', atLeast }),
    timers: () => timers.length,
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}

/** Waits until resolved reads are processed. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the status cache', () => {
  it('reads the database once for all concurrent viewers', async () => {
    const { look, reads } = setUp();
    const viewers = Array.from({ length: 50 }, () => look());
    reads[0]?.answer(someSnapshot(1n, { a: 1n }));
    for (const seen of await Promise.all(viewers)) expect(seen?.snapshot.rev).toBe(1n);
    expect(reads).toHaveLength(1);
  });

  it('answers from the cached snapshot for a moment, then reads what changed since', async () => {
    const { look, reads, pass } = setUp();
    const first = look();
    reads[0]?.answer(someSnapshot(1n));
    await first;
    pass(FRESH_FOR_MS);
    expect(await look()).toMatchObject({ snapshot: { rev: 1n }, ageMs: FRESH_FOR_MS });
    expect(reads).toHaveLength(1);
    pass(1);
    const later = look();
    expect(reads[1]?.before?.rev).toBe(1n);
    reads[1]?.answer(someSnapshot(2n));
    expect(await later).toMatchObject({ snapshot: { rev: 2n }, ageMs: 0 });
  });

  it('does not share a read that began too long before the request', async () => {
    const { look, reads, pass } = setUp();
    const early = look();
    pass(FRESH_FOR_MS + 1);
    const late = look();
    reads[0]?.answer(someSnapshot(1n));
    expect((await early)?.snapshot.rev).toBe(1n);
    await settled();
    expect(reads).toHaveLength(2);
    reads[1]?.answer(someSnapshot(2n));
    expect((await late)?.snapshot.rev).toBe(2n);
  });

  it('reads again after an action, even a refused one, and even while a read is in progress', async () => {
    const { look, invalidating, reads } = setUp();
    const before = look();
    await invalidating(() => Promise.resolve())();
    const after = look();
    reads[0]?.answer(someSnapshot(1n));
    await before;
    await settled();
    reads[1]?.answer(someSnapshot(2n));
    expect((await after)?.snapshot.rev).toBe(2n);
    await expect(invalidating(() => Promise.reject(new Error('refused')))()).rejects.toThrow('refused');
    void look();
    expect(reads).toHaveLength(3);
  });

  it('reads again before treating a cursor as one of another database', async () => {
    const { look, reads, pass } = setUp();
    const first = look();
    reads[0]?.answer(someSnapshot(5n, { a: 5n }));
    await first;
    pass(1);
    const ahead = look('r6-1');
    await settled();
    reads[1]?.answer(someSnapshot(6n, { a: 6n }));
    expect((await ahead)?.snapshot.rev).toBe(6n);
    pass(1);
    const restored = look('r9-1');
    await settled();
    reads[2]?.answer(someSnapshot(6n, { a: 6n }));
    expect((await restored)?.snapshot.rev).toBe(6n);
  });

  it('rejects for all waiting viewers while the database is down, then continues from the last snapshot', async () => {
    const { look, reads, pass } = setUp();
    const first = look();
    reads[0]?.answer(someSnapshot(1n));
    await first;
    pass(FRESH_FOR_MS + 1);
    const viewers = [look(), look()];
    reads[1]?.fail(new Error('away'));
    for (const viewer of viewers) await expect(viewer).rejects.toThrow('away');
    const back = look();
    expect(reads[2]?.before?.rev).toBe(1n);
    reads[2]?.answer(someSnapshot(2n));
    expect((await back)?.snapshot.rev).toBe(2n);
  });

  it('returns null for a chain that was removed', async () => {
    const { look, reads, pass } = setUp();
    const first = look();
    reads[0]?.answer(someSnapshot(1n));
    await first;
    pass(FRESH_FOR_MS + 1);
    const gone = look();
    reads[1]?.answer(null);
    expect(await gone).toBeNull();
    void look();
    expect(reads[2]?.before).toBeNull();
  });

  it('forgets chains without viewers and has no timer while there are no viewers at all', async () => {
    const { latest, reads, pass, timers, close } = setUp();
    const see = async (chainId: string) => {
      const seen = latest({ chainId });
      reads.at(-1)?.answer(someSnapshot(1n));
      await seen;
    };
    await see('c');
    await see('d');
    pass(FORGOTTEN_AFTER_MS - 1);
    await see('d');
    pass(1);
    pass(FORGOTTEN_AFTER_MS - 1);
    await see('c');
    expect(reads.at(-1)).toMatchObject({ chainId: 'c', before: null });
    await see('d');
    expect(reads.at(-1)?.before?.rev).toBe(1n);
    pass(2 * FORGOTTEN_AFTER_MS);
    expect(timers()).toBe(0);
    await see('c');
    expect(timers()).toBe(1);
    close();
    expect(timers()).toBe(0);
  });
});
