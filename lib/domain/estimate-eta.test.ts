import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateEta, type Remaining } from './estimate-eta.ts';

type Changes = {
  readonly [Part in 'queued' | 'settled']?: Partial<Remaining[Part]>;
} & Partial<Pick<Remaining, 'running' | 'slots' | 'beforehandMs' | 'beforehandElapsedMs'>>;

/** Eight shops with an expected duration of ten seconds each, none started, four slots. */
const remaining = ({ queued, settled, ...rest }: Changes): Remaining => ({
  running: [],
  beforehandMs: 0,
  slots: 4,
  ...rest,
  queued: { shops: 8, known: 8, knownMs: 80_000, longestMs: 10_000, ...queued },
  settled: { shops: 0, meanMs: null, tookMs: 0, promisedMs: 0, ...settled },
});
const noneKnown = { known: 0, knownMs: 0, longestMs: 0 };

describe('estimateEta', () => {
  it('is the remaining work over the slots, or the longest shop', () => {
    expect(estimateEta(remaining({}))).toBe(20_000);
    expect(estimateEta(remaining({ queued: { longestMs: 35_000 } }))).toBe(35_000);
    expect(estimateEta(remaining({ queued: { ...noneKnown, shops: 0 } }))).toBe(0);
  });

  it('includes the categories', () => {
    expect(estimateEta(remaining({ beforehandMs: 2_500 }))).toBe(22_500);
  });

  it('counts down during the category sync, and is null once it is long overdue', () => {
    expect(estimateEta(remaining({ beforehandMs: 2_500, beforehandElapsedMs: 1_000 }))).toBe(21_500);
    expect(estimateEta(remaining({ beforehandMs: 2_500, beforehandElapsedMs: 7_000 }))).toBe(20_000);
    expect(estimateEta(remaining({ beforehandMs: 2_500, beforehandElapsedMs: 7_001 }))).toBeNull();
  });

  it('uses the mean of the settled shops for shops without history', () => {
    const settled = { shops: 3, meanMs: 20_000 };
    expect(estimateEta(remaining({ queued: { known: 4, knownMs: 40_000 }, settled }))).toBe((40_000 + 4 * 20_000) / 4);
    expect(estimateEta(remaining({ queued: { ...noneKnown, shops: 1 }, settled }))).toBe(20_000);
  });

  it('follows the pace of this run: five times slower takes five times as long', () => {
    const settled = { shops: 4, meanMs: 50_000, tookMs: 200_000, promisedMs: 40_000 };
    expect(estimateEta(remaining({ settled }))).toBe(100_000);
    const quick = { shops: 4, meanMs: 1_000, tookMs: 4_000, promisedMs: 40_000 };
    expect(estimateEta(remaining({ settled: quick }))).toBe(2_000);
  });

  it('detects overdue shops before any shop has settled', () => {
    const running = Array.from({ length: 4 }, () => ({ expectedMs: 10_000, elapsedMs: 30_000 }));
    expect(estimateEta(remaining({ running }))).toBe(60_000);
  });

  it('is never zero while a shop is running', () => {
    const running = [{ expectedMs: 1_000, elapsedMs: 60_000 }];
    expect(estimateEta(remaining({ queued: { ...noneKnown, shops: 0 }, running }))).toBe(1_000);
  });

  it.each([
    ['no shop has settled', { queued: noneKnown }, null],
    [
      'two of many shops have settled',
      { queued: { ...noneKnown, shops: 198 }, settled: { shops: 2, meanMs: 1_000 } },
      null,
    ],
    [
      'a tenth of the shops has settled',
      { queued: { ...noneKnown, shops: 9 }, settled: { shops: 1, meanMs: 4_000 } },
      9_000,
    ],
    [
      'three of many shops have settled',
      { queued: { ...noneKnown, shops: 400 }, settled: { shops: 3, meanMs: 1_000 } },
      100_000,
    ],
    ['the settled shops were never started', { queued: noneKnown, settled: { shops: 5, meanMs: null } }, null],
  ])('without any history, if %s', (_when, changes, wanted) => {
    expect(estimateEta(remaining(changes))).toBe(wanted);
  });

  it('is an integer and at least the lower bound of any schedule at that pace', () => {
    const any = fc.record({
      pasts: fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 50 }),
      pace: fc.double({ min: 0.1, max: 20, noNaN: true }),
      slots: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(any, ({ pasts, pace, slots }) => {
        const knownMs = pasts.reduce((sum, ms) => sum + ms, 0);
        const longestMs = Math.max(...pasts);
        const queued = { shops: pasts.length, known: pasts.length, knownMs, longestMs };
        const settled = { shops: 9, meanMs: 1_000, tookMs: 9_000 * pace, promisedMs: 9_000 };
        const restMs = estimateEta(remaining({ queued, settled, slots })) ?? Number.NaN;
        expect(Number.isInteger(restMs)).toBe(true);
        expect(restMs).toBeGreaterThanOrEqual(Math.floor(longestMs * pace));
        expect(restMs).toBeGreaterThanOrEqual(Math.floor((knownMs * pace) / slots));
      }),
    );
  });
});
