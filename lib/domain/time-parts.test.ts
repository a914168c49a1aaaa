import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeParts } from './time-parts.ts';

it('puts unmeasured time into its own part', () => {
  expect(timeParts({ readMs: 400, waitMs: 100, publishMs: 900, durationMs: 1_500 })).toEqual({
    readMs: 400,
    waitMs: 100,
    publishMs: 900,
    otherMs: 100,
  });
});

it('always adds up to the duration', () => {
  const ms = fc.integer({ min: 0, max: 600_000 });
  fc.assert(
    fc.property(fc.record({ readMs: ms, waitMs: ms, publishMs: ms, durationMs: ms }), (measured) => {
      const { readMs, waitMs, publishMs, otherMs } = timeParts(measured);
      expect(readMs + waitMs + publishMs + otherMs).toBe(measured.durationMs);
      for (const part of [readMs, waitMs, publishMs, otherMs]) expect(part).toBeGreaterThanOrEqual(0);
    }),
  );
});
