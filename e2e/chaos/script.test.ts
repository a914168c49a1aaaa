import { expect, it } from 'vitest';
import { scriptOf } from './script.ts';

it('is the same for the same seed and round, and differs for others', () => {
  const script = scriptOf({ seed: 7, round: 3, only: null });
  expect(scriptOf({ seed: 7, round: 3, only: null })).toEqual(script);
  expect(scriptOf({ seed: 7, round: 4, only: null })).not.toEqual(script);
  expect(scriptOf({ seed: 8, round: 3, only: null })).not.toEqual(script);
});

it('stops processes for longer than a lease lasts', () => {
  const stops = scriptOf({ seed: 1, round: 1, only: 'stop' });
  expect(stops.every(({ kind, lastsMs }) => kind === 'stop' && lastsMs > 8_000)).toBe(true);
});
