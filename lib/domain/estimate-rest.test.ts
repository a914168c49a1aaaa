import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRest, type Remaining } from './estimate-rest.ts';

const remaining = (more: Partial<Remaining>): Remaining => ({
  left: 8,
  known: 8,
  knownMs: 80_000,
  longestMs: 10_000,
  settled: 0,
  settledMeanMs: null,
  slots: 4,
  ...more,
});

describe('estimateRest', () => {
  it('is the work that is left over the slots, or the longest shop', () => {
    expect(estimateRest(remaining({}))).toBe(20_000);
    expect(estimateRest(remaining({ longestMs: 35_000 }))).toBe(35_000);
    expect(estimateRest(remaining({ left: 0, known: 0, knownMs: 0, longestMs: 0 }))).toBe(0);
  });

  it('takes the mean of what is done for shops without a past', () => {
    const some = { known: 4, knownMs: 40_000, settled: 3, settledMeanMs: 20_000 };
    expect(estimateRest(remaining(some))).toBe((40_000 + 4 * 20_000) / 4);
    expect(estimateRest(remaining({ ...some, left: 1, known: 0, knownMs: 0, longestMs: 0 }))).toBe(20_000);
  });

  it.each([
    ['nothing is done', { settled: 0, settledMeanMs: null }, null],
    ['two of many are done', { left: 198, settled: 2, settledMeanMs: 1_000 }, null],
    ['a tenth is done', { left: 9, settled: 1, settledMeanMs: 4_000 }, 9_000],
    ['three of many are done', { left: 400, settled: 3, settledMeanMs: 1_000 }, 100_000],
    ['what is done was never begun', { settled: 5, settledMeanMs: null }, null],
  ])('without any past, where %s', (_when, more, wanted) => {
    expect(estimateRest(remaining({ known: 0, knownMs: 0, longestMs: 0, ...more }))).toBe(wanted);
  });

  it('is never less than any schedule needs, and no fraction', () => {
    const any = fc.record({
      left: fc.integer({ min: 1, max: 50 }),
      pasts: fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 50 }),
      settled: fc.integer({ min: 3, max: 50 }),
      settledMeanMs: fc.double({ min: 1, max: 300_000, noNaN: true }),
      slots: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(any, ({ pasts, left, ...rest }) => {
        const mine = pasts.slice(0, left);
        const knownMs = mine.reduce((sum, ms) => sum + ms, 0);
        const longestMs = Math.max(0, ...mine);
        const restMs = estimateRest({ ...rest, left, known: mine.length, knownMs, longestMs }) ?? Number.NaN;
        expect(Number.isInteger(restMs)).toBe(true);
        expect(restMs).toBeGreaterThanOrEqual(longestMs);
        expect(restMs).toBeGreaterThanOrEqual(Math.floor(knownMs / rest.slots));
      }),
    );
  });
});
