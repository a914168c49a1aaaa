import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, chosen, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { type Run, type Status, statusSchema, syncAcceptedSchema } from '#lib/contract.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function statusOf(chainId: string, since?: string): Promise<Status> {
  const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
  return answered(await api.get(`/api/chains/${chainId}/status${query}`), { schema: statusSchema });
}
async function startRun(path: string): Promise<Run> {
  return (await answered(await api.post(path), { status: 202, schema: syncAcceptedSchema })).run;
}
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).toSorted();

it('gives everything first, then only what has changed', async () => {
  const { chainId, shopIds } = await api.chainWith(5);
  const first = await statusOf(chainId);
  expect(first).toMatchObject({ whole: true, runs: [], lastAllRun: null, conductor: null, chain: { id: chainId } });
  expect(idsOf(first.shops)).toEqual(shopIds.toSorted());
  expect(await statusOf(chainId, first.cursor)).toMatchObject({ whole: false, cursor: first.cursor, shops: [] });

  const run = await startRun(`/api/shops/${shopIds[2]}/sync`);
  const second = await statusOf(chainId, first.cursor);
  expect(second.cursor).not.toBe(first.cursor);
  expect(second).toMatchObject({ whole: false, runs: [{ id: run.id, done: 0, total: 1 }] });
  expect(second.shops).toMatchObject([{ id: shopIds[2], state: 'QUEUED', runId: run.id }]);

  await api.ask('PATCH', `/api/shops/${shopIds[4]}`, { body: { inScope: false } });
  await api.settle(run.id, () => 'FAILED');
  const third = await statusOf(chainId, second.cursor);
  expect(idsOf(third.shops)).toEqual(chosen(shopIds, 2, 4));
  expect(third.runs).toEqual([]);
  const failed = third.shops.find(({ id }) => id === shopIds[2]);
  expect(failed).toMatchObject({ state: 'FAILED', error: { code: 'ordering-busy', retryable: true } });
  expect((await statusOf(chainId, first.cursor)).shops.length).toBe(2);
});

it('a request that was refused changes nothing to be told', async () => {
  const { chainId } = await api.chainWith(3);
  await startRun(`/api/chains/${chainId}/sync`);
  const { cursor } = await statusOf(chainId);
  await refused(await api.post(`/api/chains/${chainId}/sync`), 409);
  expect(await statusOf(chainId, cursor)).toMatchObject({ cursor, shops: [] });
});

it('tells the last run over all shops once it has ended', async () => {
  const { chainId, shopIds } = await api.chainWith(2);
  const all = await startRun(`/api/chains/${chainId}/sync`);
  expect(await statusOf(chainId)).toMatchObject({ lastAllRun: null, runs: [{ id: all.id }] });
  await api.settle(all.id);
  const single = await startRun(`/api/shops/${shopIds[0]}/sync`);
  await api.settle(single.id);
  const status = await statusOf(chainId);
  expect(status.runs).toEqual([]);
  expect(status.lastAllRun).toMatchObject({ id: all.id, counts: { SUCCEEDED: 2 } });
});

it('lists what is unfinished, oldest first', async () => {
  const { chainId, shopIds } = await api.chainWith(3);
  const runs: Run[] = [];
  for (const id of shopIds.toReversed()) runs.push(await startRun(`/api/shops/${id}/sync`));
  expect((await statusOf(chainId)).runs.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
});

it.each(['r999999999', 'r-1', 'x', '', 'r1e3', 'r99999999999999999999', "r1' --"])(
  'gives everything for a cursor from another time or place: %j',
  async (since) => {
    const { chainId } = await api.chainWith(2);
    const status = await statusOf(chainId, since);
    expect([status.whole, status.shops.length]).toEqual([true, 2]);
  },
);

it('shows who conducts, and that it does no more once its lease has passed', async () => {
  const { chainId } = await api.chainWith(1);
  const load = { inFlight: 2, limit: 4, peak: 3, perSecond: 1.5, latencyMs: 12, closedUntilMs: Date.UTC(2026, 10, 23) };
  const lease = (expiresAt: Date) => ({ worker: 'kitchen-1', fence: 1n, renewedAt: new Date(), expiresAt });
  await api.db.conductorLease.create({
    data: { chainId, ...lease(new Date(Date.now() + 60_000)), load: { pos: load, ordering: load } },
  });
  const side = {
    inFlight: 2,
    limit: 4,
    peak: 3,
    perSecond: 1.5,
    latencyMs: 12,
    closedUntil: '2026-11-23T00:00:00.000Z',
  };
  expect((await statusOf(chainId)).conductor).toMatchObject({
    worker: 'kitchen-1',
    working: true,
    takeovers: 0,
    pos: side,
    ordering: side,
  });
  await api.db.conductorLease.update({ where: { chainId }, data: lease(new Date(Date.now() - 1_000)) });
  expect((await statusOf(chainId)).conductor?.working).toBe(false);
});

it('knows no chain that is not there, and no query but its own', async () => {
  expect((await refused(await api.get('/api/chains/nobody/status'), 404)).code).toBe('not-found');
  const { chainId } = await api.chainWith(1);
  const problem = await refused(await api.get(`/api/chains/${chainId}/status?until=r1`), 422);
  expect(problem.errors?.map(({ field }) => field)).toEqual(['until']);
});
