import { describe, expect, it } from 'vitest';
import { retryCount, runState } from './run-state.ts';

const none = { IDLE: 0, QUEUED: 0, RUNNING: 0, SUCCEEDED: 0, FAILED: 0, HELD: 0, SKIPPED: 0, CANCELLED: 0 };
const time = '2026-11-23T00:00:00.000Z';

describe('runState', () => {
  it.each([
    [{ startedAt: null, finishedAt: null, counts: { ...none, QUEUED: 3 } }, 'QUEUED', 'queued'],
    [{ startedAt: time, finishedAt: null, counts: { ...none, FAILED: 1, QUEUED: 2 } }, 'RUNNING', 'running'],
    [{ startedAt: time, finishedAt: time, counts: { ...none, SUCCEEDED: 3 } }, 'SUCCEEDED', 'succeeded'],
    [{ startedAt: time, finishedAt: time, counts: { ...none, SUCCEEDED: 2, FAILED: 1, HELD: 1 } }, 'FAILED', 'partly'],
    [{ startedAt: time, finishedAt: time, counts: { ...none, SKIPPED: 3 } }, 'FAILED', 'failed'],
    [{ startedAt: time, finishedAt: time, counts: { ...none, SUCCEEDED: 2, HELD: 1 } }, 'HELD', 'held'],
    [{ startedAt: time, finishedAt: time, counts: { ...none, SUCCEEDED: 2, CANCELLED: 1 } }, 'CANCELLED', 'cancelled'],
  ] as const)('%o → %s, %s', (run, icon, word) => {
    expect(runState(run)).toEqual({ icon, word });
  });

  it('counts the shops that a retry would sync', () => {
    expect(retryCount({ counts: { ...none, FAILED: 2, SKIPPED: 3, HELD: 4, CANCELLED: 5 } })).toBe(5);
  });
});
