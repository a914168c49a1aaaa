import { expect, it } from 'vitest';
import type { BusyRun } from '#lib/contract/problems.ts';
import { syncInProgress } from './in-the-way.ts';

const RUN: BusyRun = {
  id: 'r1',
  number: 1,
  requestedBy: 'api',
  requestedByKind: 'key',
  startedAt: '2026-11-24T00:00:00.000Z',
  done: 0,
  settled: 0,
  total: 2,
};
const lost = () => ({ kind: 'busy', busy: ['s1', 's2'].map((shopId) => ({ shopId, runId: RUN.id })) }) as const;

it('reads the conflicting runs once per attempt, for all requests that share it', async () => {
  const queries: (readonly string[])[] = [];
  const reads = {
    run: () => Promise.resolve(null),
    busyRuns: async (ids: readonly string[]) => {
      queries.push(ids);
      return [RUN];
    },
  };
  const [first, second] = [lost(), lost()];
  const problems = await Promise.all(
    [first, first, second, first].map((each) => syncInProgress(reads, { lost: each, wantedShops: 2 })),
  );
  expect(queries).toEqual([['r1'], ['r1']]);
  expect(new Set(problems).size).toBe(2);
  expect(problems[0]?.options).toMatchObject({
    facts: { busyShops: 2, wantedShops: 2, requestedBy: 'api', requestedByKind: 'key' },
    more: { runs: [RUN], busyShops: ['s1', 's2'] },
  });
});
