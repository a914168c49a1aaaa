import { expect, it } from 'vitest';
import type { Bench } from './measure.ts';
import { MEASURES } from './measures.ts';

const BENCH: Bench = {
  seed: '1',
  scale: 'tiny',
  say: () => undefined,
  largeChain: () => Promise.reject(new Error('too large for a test')),
};

/** Counts are the same on every machine; times are measured by `npm run bench` only. */
const COUNTED = ['peak over limit', 'sent over needed', 'shops succeeded', 'unchanged', 'retry-after'];

it('keeps its counts', async () => {
  const measured = await Promise.all(MEASURES.filter(({ inTest }) => inTest).map(({ run }) => run(BENCH)));
  const counts = measured.flat().filter(({ measure, what }) => COUNTED.includes(measure) && !what.startsWith('time'));
  // Guards against measures that counted nothing.
  expect(counts.length).toBeGreaterThan(7);
  expect(counts.filter(({ met }) => met !== true)).toEqual([]);
}, 600_000);
