import { expect, it } from 'vitest';
import { sharedReading } from './shared-reading.ts';

function setUp(read: (nth: number) => Promise<string>) {
  const clock = { nowMs: 0 };
  let reads = 0;
  const reading = sharedReading(() => read(++reads), { now: () => clock.nowMs, withinMs: 30 });
  return { clock, reading, reads: () => reads };
}

it('shares one read among concurrent callers and reads again only after it expires', async () => {
  const { clock, reading, reads } = setUp(async (nth) => `reading ${nth}`);
  const answers = await Promise.all(Array.from({ length: 50 }, reading));
  expect(new Set(answers)).toEqual(new Set(['reading 1']));
  clock.nowMs = 4_999;
  expect(await reading()).toBe('reading 1');
  clock.nowMs = 5_000;
  expect(await reading()).toBe('reading 2');
  expect(reads()).toBe(2);
});

it('is null if the read fails, and does not retry immediately', async () => {
  const { clock, reading, reads } = setUp((nth) =>
    nth === 1 ? Promise.reject(new Error('away')) : Promise.resolve('back'),
  );
  expect([await reading(), await reading()]).toEqual([null, null]);
  expect(reads()).toBe(1);
  clock.nowMs = 1_000;
  expect(await reading()).toBe('back');
});

it('is null if the read takes too long; a late result serves the next caller', async () => {
  const late = Promise.withResolvers<string>();
  const { reading, reads } = setUp(() => late.promise);
  expect([await reading(), await reading()]).toEqual([null, null]);
  late.resolve('late');
  expect(await reading()).toBe('late');
  expect(reads()).toBe(1);
});
