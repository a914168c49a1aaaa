import { describe, expect, it } from 'vitest';
import { addSample, chartOf, type LoadSample } from './load-samples.ts';

const load = (inFlight: number, limit = 8) => ({ inFlight, limit });

describe('addSample', () => {
  it('keeps one minute and ignores a duplicate poll', () => {
    let samples: readonly LoadSample[] = [];
    for (let second = 0; second <= 90; second += 1) samples = addSample(samples, load(second % 5), second * 1_000);
    expect(samples).toHaveLength(61);
    expect(samples[0]?.atMs).toBe(30_000);
    expect(addSample(samples, load(1), 90_000)).toBe(samples);
  });
});

describe('chartOf', () => {
  it('steps from sample to sample and ends at the current time', () => {
    const samples = [
      { atMs: 50_000, ...load(4) },
      { atMs: 55_000, ...load(8) },
      { atMs: 58_000, ...load(2, 4) },
    ];
    expect(chartOf(samples, 60_000)).toEqual({
      line: 'M50 0.5H55V0H58V0.75H60',
      area: 'M50 0.5H55V0H58V0.75H60V1H50Z',
      limit: 'M50 0H55V0H58V0.5H60',
    });
  });

  it('leaves the time before the first sample empty', () => {
    expect(chartOf([], 0)).toBeNull();
  });

  it('scales to a load above the limit', () => {
    expect(chartOf([{ atMs: 0, ...load(10, 5) }], 1_000)?.limit).toBe('M59 0.5H60');
  });
});
