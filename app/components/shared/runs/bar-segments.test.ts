import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts } from '#app/components/shared/shop.test-helper.ts';
import { barSegments } from './bar-segments.ts';

describe('run bar', () => {
  it('has its parts in fixed order without empty ones', () => {
    const parts = barSegments(counts({ RUNNING: 9, SUCCEEDED: 7, HELD: 1, FAILED: 1, QUEUED: 5 }), 23);
    expect(parts.map((part) => part.kind)).toEqual(['succeeded', 'held', 'failed', 'running']);
    expect(parts[0]?.percent).toBeCloseTo((7 / 23) * 100);
  });

  it('never makes a part too thin to see, and never overflows', () => {
    const count = fc.nat(5_000);
    fc.assert(
      fc.property(count, count, count, count, (SUCCEEDED, FAILED, HELD, RUNNING) => {
        const total = SUCCEEDED + FAILED + HELD + RUNNING;
        const parts = barSegments(counts({ SUCCEEDED, FAILED, HELD, RUNNING }), total, 0.3);
        for (const part of parts) expect(part.percent).toBeGreaterThanOrEqual(0.3 - 1e-9);
        expect(parts.reduce((sum, part) => sum + part.percent, 0)).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });

  it('is empty without shops', () => {
    expect(barSegments(counts(), 0, 1)).toEqual([]);
  });
});
