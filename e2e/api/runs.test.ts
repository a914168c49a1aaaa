import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, answered, chosen, inOrder, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { syncInProgressSchema } from '#lib/contract/problems.ts';
import { resultListSchema, runDetailSchema } from '#lib/contract/run-detail.ts';
import { type Run, runListSchema } from '#lib/contract/runs.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function startRun(path: string, body?: unknown): Promise<Run> {
  return (await answered(await api.post(path, body), { status: 202, schema: syncAcceptedSchema })).run;
}
const runOf = async (runId: string) => answered(await api.get(`/api/runs/${runId}`), { schema: runDetailSchema });
const resultsOf = async (runId: string, query = '') =>
  answered(await api.get(`/api/runs/${runId}/results${query}`), { schema: resultListSchema });

/** A run over ten shops that ended with six successes, two failures, one skipped shop and one cancelled. */
async function endedRun() {
  const { chainId, shopIds } = await api.chainWith(10);
  const run = await startRun(`/api/chains/${chainId}/sync`, { full: true });
  const outcomes = ['FAILED', 'SKIPPED', 'CANCELLED', 'FAILED'] as const;
  await api.settle(run.id, (shopId) => outcomes[shopIds.indexOf(shopId)] ?? 'SUCCEEDED');
  return { chainId, shopIds, run };
}

describe('GET /api/runs', () => {
  it('lists runs newest first, of all chains or of one, page by page', async () => {
    const { chainId, shopIds } = await api.chainWith(7);
    for (const id of shopIds) await startRun(`/api/shops/${id}/sync`);
    await startRun(`/api/chains/${(await api.chainWith(1)).chainId}/sync`);

    const whole = await answered(await api.get(`/api/runs?chainId=${chainId}`), { schema: runListSchema });
    expect(whole.nextCursor).toBeUndefined();
    expect(whole.items).toHaveLength(7);
    const numbers = whole.items.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));

    const paged = await allPages(async (cursor) =>
      answered(await api.get(`/api/runs?chainId=${chainId}&limit=3${cursor}`), { schema: runListSchema }),
    );
    expect(paged).toEqual(whole.items);

    const all = await answered(await api.get('/api/runs'), { schema: runListSchema });
    expect(all.items[0]?.chainId).not.toBe(chainId);
    expect(all.items.length).toBeGreaterThanOrEqual(8);
    expect((await refused(await api.get('/api/runs?chainId=nobody'), 404)).code).toBe('not-found');
    const { chainId: quiet } = await api.chainWith(1);
    const none = await answered(await api.get(`/api/runs?chainId=${quiet}`), { schema: runListSchema });
    expect(none.items).toEqual([]);
  });

  it('rejects a cursor of another list and unknown query parameters', async () => {
    const { chainId } = await api.chainWith(2);
    const shops = await api.get(`/api/chains/${chainId}/shops?limit=1`);
    const { nextCursor } = (await shops.json()) as { nextCursor: string };
    const made = (number: string) => Buffer.from(`["runs","${number}","x"]`).toString('base64url');
    for (const cursor of [nextCursor, 'x', made('1e400'), made('1.5'), made('9999999999'), made('-1')]) {
      const problem = await refused(await api.get(`/api/runs?cursor=${cursor}`), 422);
      expect([problem.code, problem.detail]).toEqual(['invalid-query', expect.stringContaining('cursor')]);
    }
    const unknown = await refused(await api.get('/api/runs?state=FAILED'), 422);
    expect(unknown.errors?.map(({ field }) => field)).toEqual(['state']);
    expect((await refused(await api.get('/api/runs?chainId=%00'), 422)).errors?.[0]?.field).toBe('chainId');
  });
});

describe('GET /api/runs/:id', () => {
  it('returns the progress of a run, and its outcome', async () => {
    const { shopIds, run, chainId } = await endedRun();
    const ended = await runOf(run.id);
    expect(ended).toMatchObject({
      id: run.id,
      chainId,
      chainName: '居酒屋はいぜん',
      scope: 'all',
      full: true,
      done: 6,
      settled: 10,
      total: 10,
      counts: { QUEUED: 0, RUNNING: 0, SUCCEEDED: 6, FAILED: 2, SKIPPED: 1, CANCELLED: 1 },
      totals: { created: 6, changed: 12, removed: 0, changedShops: 6 },
      etaMs: null,
    });
    expect(ended.finishedAt).not.toBeNull();
    expect(ended.durationMs).toBeGreaterThanOrEqual(0);
    expect(ended.causes.map(({ outcome, shops, error }) => [outcome, shops, error.code])).toEqual([
      ['FAILED', 2, 'ordering-busy'],
      ['SKIPPED', 1, 'ordering-busy'],
    ]);
    expect(ended.causes[0]?.shopNames).toEqual(['1号店', '4号店']);
    expect(ended.slowest).toHaveLength(5);

    // A shop that a later run claims is no longer part of this one.
    await startRun(`/api/shops/${shopIds[0]}/sync`);
    expect(await runOf(run.id)).toEqual(ended);
  });

  it('counts active targets while it runs', async () => {
    const { chainId, shopIds } = await api.chainWith(4);
    const run = await startRun(`/api/chains/${chainId}/sync`);
    const { count } = await api.db.syncState.updateMany({
      where: { shopId: shopIds[0] },
      data: { state: 'RUNNING', startedAt: new Date(), expectedMs: 60_000 },
    });
    expect(count).toBe(1);
    expect(await runOf(run.id)).toMatchObject({
      done: 0,
      total: 4,
      counts: { QUEUED: 3, RUNNING: 1 },
      finishedAt: null,
      etaMs: null,
      causes: [],
      slowest: [],
    });
    await api.db.syncState.updateMany({ where: { chainId, kind: 'MENU' }, data: { expectedMs: 60_000 } });
    const { etaMs } = await runOf(run.id);
    expect(etaMs).toBeGreaterThan(10_000);
    expect(etaMs).toBeLessThanOrEqual(60_000);

    await api.settle(run.id, (shopId) => (shopId === shopIds[1] ? 'SUCCEEDED' : null));
    expect(await runOf(run.id)).toMatchObject({
      done: 1,
      total: 4,
      counts: { QUEUED: 2, RUNNING: 1, SUCCEEDED: 1 },
      totals: { created: 1, changed: 2, removed: 0, changedShops: 1 },
      finishedAt: null,
    });
  });

  it.each(['', '/results', '/retry'])('returns 404 for an unknown run: %s', async (path) => {
    const method = path === '/retry' ? 'POST' : 'GET';
    expect((await refused(await api.ask(method, `/api/runs/nobody${path}`), 404)).code).toBe('not-found');
    expect((await refused(await api.ask(method, `/api/runs/%00${path}`), 404)).code).toBe('not-found');
  });
});

describe('GET /api/runs/:id/results', () => {
  it('lists every shop’s result once, page by page, even with equal end times', async () => {
    const { run, shopIds } = await endedRun();
    const whole = await resultsOf(run.id);
    expect(whole.items.map(({ shopId }) => shopId).toSorted()).toEqual(shopIds.toSorted());
    for (const limit of [1, 3, 9, 10]) {
      const paged = await allPages((cursor) => resultsOf(run.id, `?limit=${limit}${cursor}`));
      expect(paged).toEqual(whole.items);
    }
  });

  it('filters by outcome, and explains it in words', async () => {
    const { run, shopIds } = await endedRun();
    const { items } = await resultsOf(run.id, '?state=FAILED');
    expect(items.map(({ shopId }) => shopId).toSorted()).toEqual(chosen(shopIds, 0, 3));
    expect(items[0]).toMatchObject({
      runId: run.id,
      state: 'FAILED',
      counts: null,
      headline: null,
      error: { code: 'ordering-busy', retryable: true, detail: { tries: 4 } },
    });
    expect((await resultsOf(run.id, '?state=SUCCEEDED')).items[0]).toMatchObject({
      counts: { created: 1, changed: 2, removed: 0, unchanged: 7 },
      error: null,
      durationMs: 900,
    });
    expect((await resultsOf(run.id, '?state=HELD')).items).toEqual([]);
  });

  it('is empty until something settles, and rejects unknown parameters', async () => {
    const { chainId } = await api.chainWith(1);
    const run = await startRun(`/api/chains/${chainId}/sync`);
    expect(await resultsOf(run.id)).toEqual({ items: [] });
    for (const query of ['state=QUEUED', 'limit=0', 'cursor=x', 'page=1']) {
      expect((await refused(await api.get(`/api/runs/${run.id}/results?${query}`), 422)).code).toBe('invalid-query');
    }
  });
});

describe('POST /api/runs/:id/retry (I10)', () => {
  it('takes exactly the shops that failed or were skipped', async () => {
    const { run, shopIds, chainId } = await endedRun();
    const response = await api.post(`/api/runs/${run.id}/retry`);
    const { run: retry } = await answered(response, { status: 202, schema: syncAcceptedSchema });
    expect(response.headers.get('location')).toBe(`/api/runs/${retry.id}`);
    expect(retry).toMatchObject({ retryOf: run.id, scope: 'shops', full: true, total: 3 });
    const held = await api.db.syncState.findMany({ where: { chainId, runId: retry.id } });
    expect(inOrder(held.map(({ shopId }) => shopId))).toEqual(chosen(shopIds, 0, 1, 3));

    const again = await answered(await api.post(`/api/runs/${run.id}/retry`), {
      status: 409,
      schema: syncInProgressSchema,
    });
    expect(again.runs.map(({ id }) => id)).toEqual([retry.id]);
    await api.settle(retry.id);
    expect((await refused(await api.post(`/api/runs/${retry.id}/retry`), 409)).code).toBe('nothing-to-retry');
  });

  it('leaves out a shop that has since gone out of scope', async () => {
    const { run, shopIds } = await endedRun();
    for (const place of [0, 1]) await api.ask('PATCH', `/api/shops/${shopIds[place]}`, { body: { inScope: false } });
    expect((await startRun(`/api/runs/${run.id}/retry`)).total).toBe(1);
  });

  it('is rejected until the run has ended', async () => {
    const { chainId } = await api.chainWith(2);
    const run = await startRun(`/api/chains/${chainId}/sync`);
    expect((await refused(await api.post(`/api/runs/${run.id}/retry`), 409)).code).toBe('run-not-finished');
  });

  it('has nothing to do if nothing failed', async () => {
    const { chainId } = await api.chainWith(2);
    const run = await startRun(`/api/chains/${chainId}/sync`);
    await api.settle(run.id);
    expect((await refused(await api.post(`/api/runs/${run.id}/retry`), 409)).code).toBe('nothing-to-retry');
  });

  it('accepts only an empty body', async () => {
    const { run } = await endedRun();
    const problem = await refused(await api.post(`/api/runs/${run.id}/retry`, { shopIds: ['x'] }), 422);
    expect(problem.errors?.map(({ field }) => field)).toEqual(['shopIds']);
    await startRun(`/api/runs/${run.id}/retry`, {});
  });
});
