import { expect, it } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { failureOf } from './failure.ts';

const running = { deadline: new AbortController().signal, deadlineMs: 300_000 };

it('replaces characters that the database rejects', () => {
  const error = new SyncError('pos-wrong-currency', { detail: { said: 'J\u0000Y\uD800', status: 200 } });
  expect(failureOf(error, running)).toEqual({
    code: 'pos-wrong-currency',
    detail: { said: 'J\uFFFDY\uFFFD', status: 200 },
  });
  expect(failureOf(new SyncError('pos-busy'), running)).toEqual({ code: 'pos-busy' });
});

it('reports the deadline once it has passed, whatever the error', () => {
  const late = new AbortController();
  late.abort();
  const failure = failureOf(new SyncError('pos-busy'), { deadline: late.signal, deadlineMs: 300_000 });
  expect(failure).toEqual({ code: 'shop-deadline', detail: { seconds: 300 } });
});
