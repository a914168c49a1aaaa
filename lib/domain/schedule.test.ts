import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNext, longestFirst } from './schedule.ts';

type Work = { readonly id: string; readonly expectedMs: number | null; readonly items?: number | null };

describe('longestFirst', () => {
  it('starts with shops without history, then the longest; ties are ordered by id', () => {
    const work: readonly Work[] = [
      { id: 'b', expectedMs: 100 },
      { id: 'a', expectedMs: 100 },
      { id: 'long', expectedMs: 900 },
      { id: 'new-2', expectedMs: null },
      { id: 'zero', expectedMs: 0 },
      { id: 'new-1', expectedMs: null },
    ];
    expect(longestFirst(work).map(({ id }) => id)).toEqual(['new-1', 'new-2', 'long', 'a', 'b', 'zero']);
  });

  it('of the shops without history, starts with the largest menus', () => {
    const work: readonly Work[] = [
      { id: 'small', expectedMs: null, items: 3 },
      { id: 'unknown', expectedMs: null, items: null },
      { id: 'known', expectedMs: 100, items: 900 },
      { id: 'known-too', expectedMs: 100, items: 5 },
      { id: 'large', expectedMs: null, items: 80 },
    ];
    expect(longestFirst(work).map(({ id }) => id)).toEqual(['large', 'small', 'unknown', 'known', 'known-too']);
  });

  it('gives the same order for any input order, and loses no shop', () => {
    const works = fc.uniqueArray(
      fc.record({
        id: fc.string(),
        expectedMs: fc.option(fc.integer({ min: 0, max: 3 })),
        items: fc.option(fc.integer({ min: 0, max: 3 })),
      }),
      { selector: ({ id }) => id },
    );
    const orders = works.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(orders, ([list, inAnotherOrder]) => {
        const order = longestFirst(list);
        expect(longestFirst(inAnotherOrder)).toEqual(order);
        expect(new Set(order)).toEqual(new Set(list));
      }),
    );
  });

  // Graham 1969: at most 4/3 − 1/(3 slots) times the optimum. The optimum is known, as every slot was filled completely
  // first.
  it('keeps a run within 4/3 of the optimal schedule', () => {
    const full = fc.record({
      slots: fc.integer({ min: 1, max: 8 }),
      optimumMs: fc.integer({ min: 60, max: 100_000 }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 40 }),
    });
    fc.assert(
      fc.property(full, ({ slots, optimumMs, cuts }) => {
        const durations = cutSlots({ slots, optimumMs, cuts });
        const work = durations.map((expectedMs, n) => ({ id: String(n), expectedMs }));
        const madeMs = makespan(longestFirst(work), slots);
        expect(madeMs).toBeGreaterThanOrEqual(optimumMs);
        expect(madeMs).toBeLessThanOrEqual(optimumMs * (4 / 3 - 1 / (3 * slots)) + 1e-6);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Cuts every slot's time into pieces, so the optimal schedule is known. */
function cutSlots(options: { slots: number; optimumMs: number; cuts: readonly number[] }): number[] {
  const { slots, optimumMs, cuts } = options;
  return Array.from({ length: slots }, (_slot, slot) => {
    const mine = cuts.filter((_cut, n) => n % slots === slot).map((cut) => Math.round(cut * optimumMs));
    const edges = [0, ...mine.toSorted((a, b) => a - b), optimumMs];
    return edges.slice(1).map((edge, n) => edge - (edges[n] ?? 0));
  }).flat();
}

/** As in p-limit: a free slot takes the next job. */
function makespan(work: readonly { readonly expectedMs: number }[], slots: number): number {
  const busyMs = Array.from({ length: slots }, () => 0);
  for (const { expectedMs } of work) {
    const next = busyMs.indexOf(Math.min(...busyMs));
    busyMs[next] = (busyMs[next] ?? 0) + expectedMs;
  }
  return Math.max(...busyMs);
}

describe('expectNext', () => {
  it('starts with the first duration, then moves by 30 % towards each new one', () => {
    expect(expectNext(null, 1_234.4)).toBe(1_234);
    expect(expectNext(1_000, 2_000)).toBe(1_300);
    expect(expectNext(0, 10)).toBe(3);
  });

  it('stays between the expected and the measured duration', () => {
    const ms = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(ms, ms, (expectedMs, durationMs) => {
        const next = expectNext(expectedMs, durationMs);
        expect(next).toBeGreaterThanOrEqual(Math.min(expectedMs, durationMs));
        expect(next).toBeLessThanOrEqual(Math.max(expectedMs, durationMs));
      }),
    );
  });
});
