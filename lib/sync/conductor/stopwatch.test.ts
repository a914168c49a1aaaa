import { expect, it } from 'vitest';
import type { Clock } from '#lib/sync/clock.ts';
import { startStopwatch } from './stopwatch.ts';

it('limits concurrent waits to the duration of their work', async () => {
  let nowMs = 0;
  const watch = startStopwatch({ nowMs: () => nowMs } as Clock);
  const work = Promise.withResolvers<void>();
  const reading = watch.reading(work.promise);
  nowMs = 1_000;
  for (let request = 0; request < 4; request += 1) watch.waited(800);
  work.resolve();
  await reading;
  expect(watch.spent()).toEqual({ readMs: 0, publishMs: 0, waitMs: 1_000 });
});

it('subtracts the wait from its work', async () => {
  let nowMs = 0;
  const watch = startStopwatch({ nowMs: () => nowMs } as Clock);
  const work = Promise.withResolvers<void>();
  const publishing = watch.publishing(work.promise);
  watch.waited(300);
  nowMs = 1_000;
  work.resolve();
  await publishing;
  expect(watch.spent()).toEqual({ readMs: 0, publishMs: 700, waitMs: 300 });
});
