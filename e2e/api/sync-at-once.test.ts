import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { type SyncInProgress, syncInProgressSchema } from '#lib/contract/problems.ts';
import type { Run } from '#lib/contract/runs.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

type Outcome = { readonly won: readonly Run[]; readonly lost: readonly SyncInProgress[] };

/** Sends all of these at once. Only 202 and 409 are valid responses. */
async function atOnce(paths: readonly string[], body?: unknown): Promise<Outcome> {
  const won: Run[] = [];
  const lost: SyncInProgress[] = [];
  await Promise.all(
    paths.map(async (path) => {
      const response = await api.post(path, body);
      if (response.status === 202)
        won.push((await answered(response, { status: 202, schema: syncAcceptedSchema })).run);
      else lost.push(await answered(response, { status: 409, schema: syncInProgressSchema }));
    }),
  );
  return { won, lost };
}

const times = (count: number, path: string) => Array.from({ length: count }, () => path);

/** I1: each active shop is in exactly one accepted run, and each accepted run holds all its shops. */
async function expectOneRunEach(chainId: string, { won, lost }: Outcome): Promise<void> {
  const active = await api.db.syncState.findMany({ where: { chainId, state: { in: ['QUEUED', 'RUNNING'] } } });
  const held = Map.groupBy(active, ({ runId }) => runId);
  expect(new Map([...held].map(([runId, shops]) => [runId, shops.length]))).toEqual(
    new Map(won.map(({ id, total }) => [id, total])),
  );
  const runs = await api.db.syncRun.findMany({ where: { chainId, finishedAt: null } });
  expect(runs.map(({ id }) => id).toSorted()).toEqual(won.map(({ id }) => id).toSorted());
  const ids = new Set(won.map(({ id }) => id));
  for (const { runs: inTheWay, busyShops } of lost) {
    expect(inTheWay.length).toBeGreaterThan(0);
    expect(inTheWay.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(busyShops.length).toBeGreaterThan(0);
  }
}

/** Rejected requests leave no trace: no gap in the run numbers and no extra job. */
async function expectNoTraces(chainId: string): Promise<void> {
  const numbers = (await api.db.syncRun.findMany({ orderBy: { number: 'asc' } })).map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_number, place) => place + 1));
  const jobs = await api.db.$queryRaw<unknown[]>`SELECT FROM pgboss.job WHERE data ->> 'chainId' = ${chainId}`;
  expect(jobs).toHaveLength(1);
}

describe('100 concurrent requests (I1)', () => {
  it('for a chain of 30 shops: one run, and 99 conflicts that name it', async () => {
    const { chainId, shopIds } = await api.chainWith(30);
    const outcome = await atOnce(times(100, `/api/chains/${chainId}/sync`));
    expect([outcome.won.length, outcome.lost.length]).toEqual([1, 99]);
    expect(outcome.won[0]?.total).toBe(30);
    for (const { runs, busyShops } of outcome.lost) {
      expect(runs.map(({ id, total }) => [id, total])).toEqual([[outcome.won[0]?.id, 30]]);
      expect(busyShops.toSorted()).toEqual(shopIds.toSorted());
    }
    await expectOneRunEach(chainId, outcome);
    await expectNoTraces(chainId);
  });

  it('for one shop: one run, and 99 conflicts that name it', async () => {
    const { chainId, shopIds } = await api.chainWith(3);
    const outcome = await atOnce(times(100, `/api/shops/${shopIds[1]}/sync`));
    expect([outcome.won.length, outcome.lost.length]).toEqual([1, 99]);
    for (const { runs } of outcome.lost) expect(runs.map(({ id }) => id)).toEqual([outcome.won[0]?.id]);
    await expectOneRunEach(chainId, outcome);
    await expectNoTraces(chainId);
  });

  it('with `attach`: one run, and 99 are attached to it', async () => {
    const { chainId, shopIds } = await api.chainWith(3);
    const paths = times(100, `/api/shops/${shopIds[1]}/sync`);
    const answers = await Promise.all(
      paths.map(async (path) => {
        const response = await api.post(path, { ifRunning: 'attach' });
        const { run } = await answered(response, { status: response.status, schema: syncAcceptedSchema });
        return { status: response.status, run };
      }),
    );
    const won = answers.flatMap(({ status, run }) => (status === 202 ? [run] : []));
    expect(won).toHaveLength(1);
    for (const { status, run } of answers) expect([status, run.id]).toEqual([run === won[0] ? 202 : 200, won[0]?.id]);
    await expectOneRunEach(chainId, { won, lost: [] });
    await expectNoTraces(chainId);
  });

  it('half for all shops, half for one shop: never two runs on it', async () => {
    const { chainId, shopIds } = await api.chainWith(10);
    const one = times(50, `/api/shops/${shopIds[4]}/sync`);
    const outcome = await atOnce(one.flatMap((path) => [path, `/api/chains/${chainId}/sync`]));
    expect([outcome.won.length, outcome.lost.length]).toEqual([1, 99]);
    await expectOneRunEach(chainId, outcome);
    await expectNoTraces(chainId);
  });

  it('half for all shops, half for single shops: each shop is in one run', async () => {
    for (const bulkFirst of [true, false]) {
      const { chainId, shopIds } = await api.chainWith(50);
      const bulk = times(50, `/api/chains/${chainId}/sync`);
      const each = shopIds.map((id) => `/api/shops/${id}/sync`);
      const outcome = await atOnce(bulkFirst ? [...bulk, ...each] : [...each, ...bulk]);
      expect(outcome.won.length + outcome.lost.length).toBe(100);
      expect(outcome.won.reduce((sum, { total }) => sum + total, 0)).toBe(50);
      await expectOneRunEach(chainId, outcome);
      await expectNoTraces(chainId);
    }
  });

  it('with `skip`, overlapping selections share the shops between them', async () => {
    const { chainId, shopIds } = await api.chainWith(12);
    const outcome: Outcome = { won: [], lost: [] };
    const halves = [shopIds.slice(0, 8), shopIds.slice(4), shopIds.toReversed()];
    const parts = await Promise.all(
      halves.map((ids) => atOnce(times(33, `/api/chains/${chainId}/sync`), { shopIds: ids, onBusy: 'skip' })),
    );
    const all = parts.reduce(
      (sum, { won, lost }) => ({ won: [...sum.won, ...won], lost: [...sum.lost, ...lost] }),
      outcome,
    );
    expect(all.won.reduce((sum, { total }) => sum + total, 0)).toBe(12);
    await expectOneRunEach(chainId, all);
    await expectNoTraces(chainId);
  });
});
