import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const SEEDS = 150;

describe('a simulated Haizen', () => {
  it(`keeps its promises through ${SEEDS} seeds of faults`, { timeout: 900_000 }, async () => {
    const failed: object[] = [];
    const seen = { runs: 0, takeovers: 0 };
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { violations, hash, runs, takeovers } = await simulate(seed);
      if (violations.length > 0) failed.push({ seed, hash, violations });
      seen.runs += runs;
      seen.takeovers += takeovers;
    }
    expect(failed, 'npm run simulate -- --seeds 1 --trace --seed … shows one').toEqual([]);
    expect(seen.runs).toBeGreaterThan(5 * SEEDS);
    expect(seen.takeovers).toBeGreaterThan(SEEDS / 4);
  });

  it('leaves the same trace for the same seed, and another for another', async () => {
    const first = await simulate(7);
    const again = await simulate(7);
    expect(again.trace).toEqual(first.trace);
    expect(again.hash).toBe(first.hash);
    expect((await simulate(8)).hash).not.toBe(first.hash);
  });
});
