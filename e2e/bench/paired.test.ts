import { expect, it } from 'vitest';
import { inPairs, noteOf, pairedOf } from './paired.ts';

it('measures alternately', async () => {
  const order: string[] = [];
  const measured = async () => order.push('A');
  const base = async () => order.push('B');
  await inPairs({ pairs: 3, measured, base });
  expect(order).toEqual(['A', 'B', 'A', 'B', 'A', 'B']);
});

it('the ratio is the median of the pairs’, which a machine that slows down does not change', () => {
  // The machine is ten times slower from the second pair on, and the base of the last pair was disturbed.
  const paired = pairedOf([
    { measured: 20, base: 10 },
    { measured: 210, base: 100 },
    { measured: 200, base: 400 },
  ]);
  expect(paired.ratio).toBe(2);
  expect(noteOf(paired)).toBe('200 over 100 ms, 3 pairs from 0.50 to 2.10');
  expect(noteOf(pairedOf([{ measured: 3, base: 2 }]), 's')).toBe('3.00 over 2.00 s');
});
