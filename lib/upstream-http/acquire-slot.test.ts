import pLimit from 'p-limit';
import { expect, it } from 'vitest';
import { acquireSlot } from './acquire-slot.ts';

const never = new AbortController().signal;

it('rejects a waiting call on abort and never starts its work', async () => {
  const slots = pLimit(1);
  const first = Promise.withResolvers<string>();
  const running = acquireSlot(slots, { work: () => first.promise, signal: never });
  const leaving = new AbortController();
  let began = false;
  const waiting = acquireSlot(slots, { work: async () => void (began = true), signal: leaving.signal });
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
  first.resolve('done');
  expect(await running).toBe('done');
  expect(await acquireSlot(slots, { work: () => Promise.resolve('next'), signal: never })).toBe('next');
  expect(began).toBe(false);
});

it('starts no work if the signal is already aborted', async () => {
  const left = AbortSignal.abort(new Error('left'));
  await expect(acquireSlot(pLimit(1), { work: () => Promise.resolve(), signal: left })).rejects.toThrow('left');
});
