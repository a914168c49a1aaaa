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

it('what is in the way is read once for all who lost to one attempt, and anew for those of another', async () => {
  const asked: (readonly string[])[] = [];
  const reads = {
    run: () => Promise.resolve(null),
    busyRuns: async (ids: readonly string[]) => {
      asked.push(ids);
      return [RUN];
    },
  };
  const [one, another] = [lost(), lost()];
  const problems = await Promise.all(
    [one, one, another, one].map((each) => syncInProgress(reads, { lost: each, wantedShops: 2 })),
  );
  expect(asked).toEqual([['r1'], ['r1']]);
  expect(new Set(problems).size).toBe(2);
  expect(problems[0]?.options).toMatchObject({
    facts: { busyShops: 2, wantedShops: 2, requestedBy: 'api', requestedByKind: 'key' },
    more: { runs: [RUN], busyShops: ['s1', 's2'] },
  });
});
