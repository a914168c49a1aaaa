import { expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import { guardPatch, ownThresholds, THRESHOLD_GROUPS, wrongThresholds } from './number-values.ts';

it('shows every threshold exactly once', () => {
  const shown = THRESHOLD_GROUPS.flatMap(({ names }) => [...names]);
  expect(shown.toSorted()).toEqual(Object.keys(DEFAULT_THRESHOLDS).toSorted());
});

it('stores only values that differ from the defaults, and null if none do', () => {
  expect(guardPatch(DEFAULT_THRESHOLDS)).toBeNull();
  expect(guardPatch({ ...DEFAULT_THRESHOLDS, removedPercent: 40, knownPercent: 0 })).toEqual({
    removedPercent: 40,
    knownPercent: 0,
  });
  expect(ownThresholds({ ...DEFAULT_THRESHOLDS, priceFactor: 2.5 })).toBe(1);
});

it('rejects values out of bounds, non-numbers and fractional percentages', () => {
  expect(wrongThresholds(DEFAULT_THRESHOLDS)).toEqual([]);
  const wrong = { ...DEFAULT_THRESHOLDS, removedPercent: 0, removedFew: '', renamedPercent: 12.5, priceFactor: 2.5 };
  expect(wrongThresholds(wrong)).toEqual(['removedPercent', 'removedFew', 'renamedPercent']);
});
