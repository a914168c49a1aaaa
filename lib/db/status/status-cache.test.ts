import { describe, expect, it } from 'vitest';
import { someBoard } from './snapshot.test-helper.ts';
import type { Snapshot } from './snapshot.ts';
import { createStatusCache, FORGOTTEN_AFTER_MS, FRESH_FOR_MS } from './status-cache.ts';

type Asked = {
  readonly chainId: string;
  readonly before: Snapshot | null;
  readonly answer: (snapshot: Snapshot | null) => void;
  readonly fail: (error: Error) => void;
};

/** Boards over a database that answers when it is told to, by a clock that stands still. */
function setUp() {
  let now = 10_000;
  let timers: { at: number; work: () => void }[] = [];
  const asked: Asked[] = [];
  const statusCache = createStatusCache({
    read: (chainId, before) => new Promise((answer, fail) => asked.push({ chainId, before, answer, fail })),
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
    asked,
    look: (since?: string) => statusCache.answer({ chainId: 'c', since }),
    timers: () => timers.length,
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}

/** Lets what has been answered arrive. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('status statusCache', () => {
  it('ask the database once for all who look at the same time', async () => {
    const { look, asked } = setUp();
    const viewers = Array.from({ length: 50 }, () => look());
    asked[0]?.answer(someBoard(1n, { a: 1n }));
    for (const seen of await Promise.all(viewers)) expect(seen?.facts.cursor).toBe('r1-1');
    expect(asked).toHaveLength(1);
  });

  it('answer for a moment from what they know, then read on from there', async () => {
    const { look, asked, pass } = setUp();
    const first = look();
    asked[0]?.answer(someBoard(1n));
    await first;
    pass(FRESH_FOR_MS);
    expect(await look()).toMatchObject({ facts: { cursor: 'r1-0' }, ageMs: FRESH_FOR_MS });
    expect(asked).toHaveLength(1);
    pass(1);
    const later = look();
    expect(asked[1]?.before?.rev).toBe(1n);
    asked[1]?.answer(someBoard(2n));
    expect(await later).toMatchObject({ facts: { cursor: 'r2-0' }, ageMs: 0 });
  });

  it('let nobody share a reading that began too long before they asked', async () => {
    const { look, asked, pass } = setUp();
    const early = look();
    pass(FRESH_FOR_MS + 1);
    const late = look();
    asked[0]?.answer(someBoard(1n));
    expect((await early)?.facts.cursor).toBe('r1-0');
    await settled();
    expect(asked).toHaveLength(2);
    asked[1]?.answer(someBoard(2n));
    expect((await late)?.facts.cursor).toBe('r2-0');
  });

  it('read anew after an action, be it refused, and also while a reading is under way', async () => {
    const { look, invalidating, asked } = setUp();
    const before = look();
    await invalidating(() => Promise.resolve())();
    const after = look();
    asked[0]?.answer(someBoard(1n));
    await before;
    await settled();
    asked[1]?.answer(someBoard(2n));
    expect((await after)?.facts.cursor).toBe('r2-0');
    await expect(invalidating(() => Promise.reject(new Error('refused')))()).rejects.toThrow('refused');
    void look();
    expect(asked).toHaveLength(3);
  });

  it('look again before they take a cursor for one of another database', async () => {
    const { look, asked, pass } = setUp();
    const first = look();
    asked[0]?.answer(someBoard(5n, { a: 5n }));
    await first;
    pass(1);
    const ahead = look('r6-1');
    await settled();
    asked[1]?.answer(someBoard(6n, { a: 6n }));
    expect((await ahead)?.facts).toMatchObject({ whole: false, shops: [] });
    pass(1);
    const restored = look('r9-1');
    await settled();
    asked[2]?.answer(someBoard(6n, { a: 6n }));
    expect((await restored)?.facts).toMatchObject({ whole: true, shops: [{ id: 'a' }] });
  });

  it('tell all who wait that the database is away, and go on from what they knew', async () => {
    const { look, asked, pass } = setUp();
    const first = look();
    asked[0]?.answer(someBoard(1n));
    await first;
    pass(FRESH_FOR_MS + 1);
    const viewers = [look(), look()];
    asked[1]?.fail(new Error('away'));
    for (const viewer of viewers) await expect(viewer).rejects.toThrow('away');
    const back = look();
    expect(asked[2]?.before?.rev).toBe(1n);
    asked[2]?.answer(someBoard(2n));
    expect((await back)?.facts.cursor).toBe('r2-0');
  });

  it('know no chain that is gone', async () => {
    const { look, asked, pass } = setUp();
    const first = look();
    asked[0]?.answer(someBoard(1n));
    await first;
    pass(FRESH_FOR_MS + 1);
    const gone = look();
    asked[1]?.answer(null);
    expect(await gone).toBeNull();
    void look();
    expect(asked[2]?.before).toBeNull();
  });

  it('forget what nobody looks at, and do nothing while nobody looks at all', async () => {
    const { answer, asked, pass, timers, close } = setUp();
    const see = async (chainId: string) => {
      const seen = answer({ chainId });
      asked.at(-1)?.answer(someBoard(1n));
      await seen;
    };
    await see('c');
    await see('d');
    pass(FORGOTTEN_AFTER_MS - 1);
    await see('d');
    pass(1);
    pass(FORGOTTEN_AFTER_MS - 1);
    await see('c');
    expect(asked.at(-1)).toMatchObject({ chainId: 'c', before: null });
    await see('d');
    expect(asked.at(-1)?.before?.rev).toBe(1n);
    pass(2 * FORGOTTEN_AFTER_MS);
    expect(timers()).toBe(0);
    await see('c');
    expect(timers()).toBe(1);
    close();
    expect(timers()).toBe(0);
  });
});
