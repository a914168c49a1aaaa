import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { until } from '#e2e/fixtures/until.ts';
import { type Clock, clockSchema, type ShopChanges, shopChangesSchema, statusSchema } from '#lib/contract/status.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const clockPath = (chainId: string, query = '') => `/api/chains/${chainId}/clock${query}`;
const changesPath = (chainId: string, query = '') => `/api/chains/${chainId}/shops/changes${query}`;

async function clockOf(chainId: string): Promise<Clock> {
  return answered(await api.get(clockPath(chainId)), { schema: clockSchema });
}

async function changesOf(chainId: string, since?: string): Promise<ShopChanges> {
  const query = since === undefined ? '' : `?${new URLSearchParams({ since }).toString()}`;
  return answered(await api.get(changesPath(chainId, query)), { schema: shopChangesSchema });
}

async function startRun(path: string): Promise<string> {
  return (await answered(await api.post(path), { status: 202, schema: syncAcceptedSchema })).run.id;
}

it('the clock’s cursor is that of the shops, and moves with each shop that changes', async () => {
  const { chainId, shopIds } = await api.chainWith(4);
  const first = await changesOf(chainId);
  expect([first.whole, first.items.length]).toEqual([true, 4]);
  const clock = await clockOf(chainId);
  expect(clock).toMatchObject({ cursor: first.cursor, runs: [], conductor: null, chain: { id: chainId } });
  expect(await changesOf(chainId, clock.cursor)).toEqual({ cursor: clock.cursor, whole: false, items: [] });

  const runId = await startRun(`/api/shops/${shopIds[1]}/sync`);
  const moved = await clockOf(chainId);
  expect(moved.cursor).not.toBe(first.cursor);
  expect(moved).toMatchObject({ runs: [{ id: runId, total: 1 }] });
  const changes = await changesOf(chainId, first.cursor);
  expect(changes).toMatchObject({ cursor: moved.cursor, whole: false, items: [{ id: shopIds[1], state: 'QUEUED' }] });
});

it('together they are the status', async () => {
  const { chainId } = await api.chainWith(3);
  const { cursor } = await changesOf(chainId);
  await startRun(`/api/chains/${chainId}/sync`);
  for (const since of [undefined, cursor]) {
    const query = since === undefined ? '' : `?since=${since}`;
    const {
      shops,
      whole,
      at: _at,
      ...status
    } = await answered(await api.get(`/api/chains/${chainId}/status${query}`), {
      schema: statusSchema,
    });
    const { at: _clockAt, ...clock } = await clockOf(chainId);
    expect(clock).toEqual(status);
    expect(await changesOf(chainId, since)).toEqual({ cursor: status.cursor, whole, items: shops });
  }
});

it('returns a short “unchanged” in the requested language until something changes', async () => {
  const { chainId, shopIds } = await api.chainWith(3);
  const first = await api.get(clockPath(chainId));
  const { cursor } = await answered(first, { schema: clockSchema });
  const tag = first.headers.get('etag') ?? '';
  const ask = (headers: Readonly<Record<string, string>>) => api.get(clockPath(chainId, `?atLeast=${cursor}`), headers);

  const idle = await ask({ 'If-None-Match': tag });
  expect([idle.status, await idle.text(), idle.headers.get('etag')]).toEqual([304, '', tag]);
  expect(Math.abs(Date.parse(idle.headers.get('status-at') ?? '') - Date.now())).toBeLessThan(120_000);

  const english = await ask({ 'If-None-Match': tag, 'Accept-Language': 'en' });
  expect([english.status, english.headers.get('etag') === tag]).toEqual([200, false]);

  await startRun(`/api/shops/${shopIds[0]}/sync`);
  const changed = await ask({ 'If-None-Match': tag });
  expect((await answered(changed, { schema: clockSchema })).cursor).not.toBe(cursor);
});

it('is not confirmed while the conductor’s heartbeat moves', async () => {
  const { chainId } = await api.chainWith(1);
  const beat = { worker: 'kitchen-1', fence: 1n, renewedAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  await api.db.conductorLease.create({ data: { chainId, ...beat } });
  const tag = (await api.get(clockPath(chainId))).headers.get('etag') ?? '';
  const heartbeatAt = new Date(beat.renewedAt.getTime() + 2_000);
  await api.db.conductorLease.update({ where: { chainId }, data: { renewedAt: heartbeatAt } });
  const later = await until(async () => {
    const response = await api.get(clockPath(chainId), { 'If-None-Match': tag });
    return response.status === 200 && response;
  });
  expect((await answered(later, { schema: clockSchema })).conductor?.heartbeatAt).toBe(heartbeatAt.toISOString());
});

it('is never older than the cursor it is given, whichever process gave it', async () => {
  const { chainId, shopIds } = await api.chainWith(2);
  const { cursor } = await changesOf(chainId);
  // As another process would: this one's snapshot is not invalidated.
  const { rev } = await api.db.chainGate.update({ where: { chainId }, data: { rev: { increment: 1 } } });
  await api.db.syncState.update({ where: { shopId: shopIds[1] }, data: { issueCount: 3, rev } });
  const newer = `r${rev}-2`;
  const clock = await answered(await api.get(clockPath(chainId, `?atLeast=${newer}`)), { schema: clockSchema });
  expect(clock.cursor).toBe(newer);

  const { rev: next } = await api.db.chainGate.update({ where: { chainId }, data: { rev: { increment: 1 } } });
  await api.db.syncState.update({ where: { shopId: shopIds[0] }, data: { issueCount: 5, rev: next } });
  const response = await api.get(changesPath(chainId, `?since=${cursor}&atLeast=r${next}-2`));
  const { items } = await answered(response, { schema: shopChangesSchema });
  expect(items.map(({ issues }) => issues).toSorted((a, b) => a - b)).toEqual([3, 5]);
});

it.each(['clock', 'shops/changes'])(
  '%s: 404 for an unknown chain, and 422 for unknown parameters',
  async (resource) => {
    expect((await refused(await api.get(`/api/chains/nobody/${resource}`), 404)).code).toBe('not-found');
    const { chainId } = await api.chainWith(1);
    const problem = await refused(await api.get(`/api/chains/${chainId}/${resource}?until=r1`), 422);
    expect(problem.errors?.map(({ field }) => field)).toEqual(['until']);
  },
);
