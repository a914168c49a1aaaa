import { describe, expect, it } from 'vitest';
import { ApiProblem, Unreachable } from './api-errors.ts';
import { someRun } from './status.test-helper.ts';
import { outcomeOf } from './sync-outcome.ts';

const problem = {
  type: 'about:blank',
  title: 'A sync is already running',
  status: 409,
  code: 'sync-in-progress',
  detail: 'Misaki Sato started it.',
  remedy: 'Please wait.',
} as const;

const conflict = {
  ...problem,
  runs: [
    {
      id: 'r',
      number: 7,
      requestedBy: 'Misaki Sato',
      requestedByKind: 'person',
      startedAt: '2026-11-23T00:00:00.000Z',
      done: 1,
      settled: 1,
      total: 23,
    },
  ],
  busyShops: ['101'],
};

describe('outcomeOf', () => {
  it('distinguishes an accepted sync from one that is already running', async () => {
    const run = someRun();
    expect(await outcomeOf(Promise.resolve({ run, busyShops: [] }))).toEqual({ kind: 'accepted', run, busyShops: [] });
    expect(await outcomeOf(Promise.reject(new ApiProblem(problem, conflict)))).toEqual({ kind: 'busy', conflict });
  });

  it('rethrows every other error', async () => {
    const other = new ApiProblem({ ...problem, code: 'run-not-finished' }, conflict);
    await expect(outcomeOf(Promise.reject(other))).rejects.toBe(other);
    await expect(outcomeOf(Promise.reject(new Unreachable('down')))).rejects.toThrow(Unreachable);
  });
});
