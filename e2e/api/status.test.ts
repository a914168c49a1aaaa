import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, chosen, inOrder, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { until } from '#e2e/fixtures/until.ts';
import type { Run } from '#lib/contract/runs.ts';
import { type Status, statusSchema } from '#lib/contract/status.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

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
/** Changes by another process arrive a moment later: here the settling of runs, and the conductor. */
async function statusOnce(
  chainId: string,
  { since, is }: { since?: string; is: (status: Status) => boolean },
): Promise<Status> {
  return until(async () => {
    const status = await statusOf(chainId, since);
    return is(status) && status;
  });
}
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).toSorted();

it('returns everything first, then only what has changed', async () => {
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
  const third = await statusOnce(chainId, { since: second.cursor, is: ({ runs }) => runs.length === 0 });
  expect(idsOf(third.shops)).toEqual(chosen(shopIds, 2, 4));
  const failed = third.shops.find(({ id }) => id === shopIds[2]);
  expect(failed).toMatchObject({ state: 'FAILED', error: { code: 'ordering-busy', retryable: true } });
  expect((await statusOf(chainId, first.cursor)).shops.length).toBe(2);
});

it('a rejected request reports no change', async () => {
  const { chainId } = await api.chainWith(3);
  await startRun(`/api/chains/${chainId}/sync`);
  const { cursor } = await statusOf(chainId);
  await refused(await api.post(`/api/chains/${chainId}/sync`), 409);
  expect(await statusOf(chainId, cursor)).toMatchObject({ cursor, shops: [] });
});

it('returns the last run over all shops once it has ended', async () => {
  const { chainId, shopIds } = await api.chainWith(2);
  const all = await startRun(`/api/chains/${chainId}/sync`);
  expect(await statusOf(chainId)).toMatchObject({ lastAllRun: null, runs: [{ id: all.id }] });
  await api.settle(all.id);
  const single = await startRun(`/api/shops/${shopIds[0]}/sync`);
  await api.settle(single.id);
  const status = await statusOnce(chainId, { is: ({ runs }) => runs.length === 0 });
  expect(status.lastAllRun).toMatchObject({ id: all.id, counts: { SUCCEEDED: 2 } });
});

it('lists what is unfinished, oldest first', async () => {
  const { chainId, shopIds } = await api.chainWith(3);
  const runs: Run[] = [];
  for (const id of shopIds.toReversed()) runs.push(await startRun(`/api/shops/${id}/sync`));
  expect((await statusOf(chainId)).runs.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
});

it.each(['r999999999', 'r-1', 'x', '', 'r1e3', 'r99999999999999999999', "r1' --"])(
  'returns everything for a cursor from another time or place: %j',
  async (since) => {
    const { chainId } = await api.chainWith(2);
    const status = await statusOf(chainId, since);
    expect([status.whole, status.shops.length]).toEqual([true, 2]);
  },
);

it('shows the conductor, and drops it once its lease has expired', async () => {
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
  await statusOnce(chainId, { is: ({ conductor }) => conductor?.working === false });
});

it('returns 404 for an unknown chain, and rejects unknown parameters', async () => {
  expect((await refused(await api.get('/api/chains/nobody/status'), 404)).code).toBe('not-found');
  const { chainId } = await api.chainWith(1);
  const problem = await refused(await api.get(`/api/chains/${chainId}/status?until=r1`), 422);
  expect(problem.errors?.map(({ field }) => field)).toEqual(['until']);
});

it('shows this process’s own actions at once', async () => {
  const { chainId, shopIds } = await api.chainWith(2);
  let { cursor } = await statusOf(chainId);
  const next = async () => {
    const status = await statusOf(chainId, cursor);
    ({ cursor } = status);
    return status;
  };
  const run = await startRun(`/api/shops/${shopIds[0]}/sync`);
  expect(await next()).toMatchObject({ runs: [{ id: run.id }], shops: [{ id: shopIds[0], state: 'QUEUED' }] });
  await api.post(`/api/runs/${run.id}/cancel`);
  expect(await next()).toMatchObject({ shops: [{ id: shopIds[0], state: 'IDLE' }] });
  await api.ask('PATCH', `/api/shops/${shopIds[1]}`, { body: { inScope: false } });
  expect(await next()).toMatchObject({
    chain: { shops: { outOfScope: 1 } },
    shops: [{ id: shopIds[1], inScope: false }],
  });
  await api.ask('PATCH', `/api/chains/${chainId}`, { body: { name: '食堂はいぜん' } });
  expect(await next()).toMatchObject({ chain: { name: '食堂はいぜん' }, shops: [] });
});

it('returns a short “unchanged” in the requested language until something changes', async () => {
  const { chainId, shopIds } = await api.chainWith(3);
  const ask = (since: string, headers: Readonly<Record<string, string>>) =>
    api.get(`/api/chains/${chainId}/status?since=${since}`, headers);
  const first = await api.get(`/api/chains/${chainId}/status`);
  const { cursor } = await answered(first, { schema: statusSchema });
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"/u);

  const idle = await ask(cursor, { 'If-None-Match': tag });
  expect([idle.status, await idle.text(), idle.headers.get('etag')]).toEqual([304, '', tag]);
  expect(idle.headers.get('cache-control')).toBe('private, no-cache');
  expect(Math.abs(Date.parse(idle.headers.get('status-at') ?? '') - Date.now())).toBeLessThan(120_000);
  expect(headerBytes(idle)).toBeLessThan(1_000);

  const english = await ask(cursor, { 'If-None-Match': tag, 'Accept-Language': 'en' });
  expect([english.status, english.headers.get('vary')]).toEqual([200, 'Accept-Language, Accept-Encoding']);
  expect(english.headers.get('etag')).not.toBe(tag);

  await startRun(`/api/shops/${shopIds[0]}/sync`);
  const changed = await ask(cursor, { 'If-None-Match': tag });
  expect(await answered(changed, { schema: statusSchema })).toMatchObject({
    whole: false,
    shops: [{ id: shopIds[0] }],
  });
});

it('is not confirmed while the conductor’s heartbeat moves', async () => {
  const { chainId } = await api.chainWith(1);
  const beat = { worker: 'kitchen-1', fence: 1n, renewedAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  await api.db.conductorLease.create({ data: { chainId, ...beat } });
  const first = await api.get(`/api/chains/${chainId}/status`);
  const tag = first.headers.get('etag') ?? '';
  const heartbeatAt = new Date(beat.renewedAt.getTime() + 2_000);
  await api.db.conductorLease.update({ where: { chainId }, data: { renewedAt: heartbeatAt } });
  const later = await until(async () => {
    const response = await api.get(`/api/chains/${chainId}/status`, { 'If-None-Match': tag });
    return response.status === 200 && response;
  });
  const { conductor } = await answered(later, { schema: statusSchema });
  expect(conductor?.heartbeatAt).toBe(heartbeatAt.toISOString());
});

it('is not confirmed if only a shop’s row has changed', async () => {
  const { chainId, shopIds } = await api.chainWith(2);
  const first = await api.get(`/api/chains/${chainId}/status`);
  const tag = first.headers.get('etag') ?? '';
  const { rev } = await api.db.chainGate.update({ where: { chainId }, data: { rev: { increment: 1 } } });
  await api.db.syncState.update({ where: { shopId: shopIds[1] }, data: { issueCount: 3, rev } });
  const later = await until(async () => {
    const response = await api.get(`/api/chains/${chainId}/status`, { 'If-None-Match': tag });
    return response.status === 200 && response;
  });
  const { shops } = await answered(later, { schema: statusSchema });
  expect(shops.find(({ id }) => id === shopIds[1])?.issues).toBe(3);
});

it('returns everything again after a restore, or if shops or the chain are deleted', async () => {
  const { chainId, shopIds } = await api.chainWith(3);
  await startRun(`/api/shops/${shopIds[0]}/sync`);
  const { cursor } = await statusOf(chainId);
  // Restored from before the run: the revision decreases.
  await api.db.syncRun.deleteMany({ where: { chainId } });
  await api.db.syncState.updateMany({ where: { chainId }, data: { state: 'IDLE', runId: null, rev: 0 } });
  await api.db.chainGate.update({ where: { chainId }, data: { rev: 0 } });
  const restored = await statusOnce(chainId, { since: cursor, is: ({ runs }) => runs.length === 0 });
  expect(restored).toMatchObject({ whole: true, cursor: 'r0-3' });
  expect(restored.shops.map(({ state }) => state)).toEqual(['IDLE', 'IDLE', 'IDLE']);

  // One shop is replaced by another: the count stays the same.
  await api.db.shop.delete({ where: { id: shopIds[1] } });
  const state = { create: { chainId, kind: 'MENU', rev: 1 } } as const;
  const { id: newId } = await api.db.shop.create({
    data: { chainId, name: '新店', searchText: '新店', inScope: true, state },
  });
  await api.db.chainGate.update({ where: { chainId }, data: { rev: 1 } });
  const fewer = await statusOnce(chainId, { since: restored.cursor, is: ({ cursor: at }) => at !== restored.cursor });
  expect([fewer.whole, idsOf(fewer.shops)]).toEqual([true, inOrder([...chosen(shopIds, 0, 2), newId])]);
  expect(await statusOf(chainId, fewer.cursor)).toMatchObject({ whole: false, shops: [] });

  await api.db.chain.delete({ where: { id: chainId } });
  await until(async () => (await api.get(`/api/chains/${chainId}/status`)).status === 404);
});

function headerBytes({ headers }: Response): number {
  return [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}
