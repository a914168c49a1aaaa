import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, chosen, inOrder, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { syncInProgressSchema } from '#lib/contract/problems.ts';
import { runDetailSchema } from '#lib/contract/run-detail.ts';
import { type SyncAccepted, syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function accepted(response: Response): Promise<SyncAccepted> {
  const answer = await answered(response, { status: 202, schema: syncAcceptedSchema });
  expect(response.headers.get('location')).toBe(`/api/runs/${answer.run.id}`);
  return answer;
}

/** 200 with the run that already existed. */
async function attached(response: Response): Promise<SyncAccepted> {
  const answer = await answered(response, { schema: syncAcceptedSchema });
  expect(response.headers.get('location')).toBe(`/api/runs/${answer.run.id}`);
  return answer;
}

async function inProgress(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  return answered(response, { status: 409, schema: syncInProgressSchema });
}

/** Everything the database holds for a chain: a rejected request must not change it. */
async function everything(chainId: string) {
  const [states, runs, gate, jobs] = await Promise.all([
    api.db.syncState.findMany({ where: { chainId }, orderBy: { id: 'asc' } }),
    api.db.syncRun.findMany({ where: { chainId }, orderBy: { id: 'asc' } }),
    api.db.chainGate.findMany({ where: { chainId } }),
    api.db.$queryRaw`SELECT id, state FROM pgboss.job WHERE data ->> 'chainId' = ${chainId} ORDER BY id`,
  ]);
  return { states, runs, gate, jobs };
}

describe('POST /api/chains/:id/sync', () => {
  it('takes every shop in scope, and wakes the chain’s conductor', async () => {
    const { chainId, shopIds } = await api.chainWith([{}, {}, { inScope: false }, {}]);
    const { run, busyShops } = await accepted(await api.post(`/api/chains/${chainId}/sync`));
    expect(run).toMatchObject({
      chainId,
      scope: 'all',
      shopName: null,
      full: false,
      retryOf: null,
      requestedBy: 'HAIZEN_API_KEY',
      startedAt: null,
      finishedAt: null,
      durationMs: null,
      done: 0,
      total: 3,
      counts: { QUEUED: 3, RUNNING: 0, SUCCEEDED: 0 },
    });
    expect(busyShops).toEqual([]);
    const { states, jobs } = await everything(chainId);
    const queued = states.filter(({ state }) => state === 'QUEUED');
    expect(inOrder(queued.map(({ shopId }) => shopId))).toEqual(chosen(shopIds, 0, 1, 3));
    expect(new Set(queued.map(({ runId }) => runId))).toEqual(new Set([run.id]));
    expect(jobs).toMatchObject([{ state: 'created' }]);
    const detail = await answered(await api.get(`/api/runs/${run.id}`), { schema: runDetailSchema });
    expect(detail).toMatchObject({ ...run, etaMs: detail.etaMs, categories: { state: 'QUEUED' } });
  });

  it('takes each chosen shop once, publishes all with `full`, and records the requester', async () => {
    const { chainId, shopIds } = await api.chainWith(4);
    const [first, second] = shopIds;
    const response = await api.ask('POST', `/api/chains/${chainId}/sync`, {
      body: { shopIds: [first, second, first], full: true },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect((await accepted(response)).run).toMatchObject({
      scope: 'shops',
      total: 2,
      full: true,
      requestedBy: 'HAIZEN_API_KEY',
    });
  });

  it('is rejected while another run holds the shops, names that run, and changes nothing', async () => {
    const { chainId, shopIds } = await api.chainWith(3);
    const { run } = await accepted(await api.post(`/api/chains/${chainId}/sync`));
    const before = await everything(chainId);
    const problem = await inProgress(await api.post(`/api/chains/${chainId}/sync`, { onBusy: 'reject' }));
    expect(problem.runs).toEqual([
      {
        id: run.id,
        requestedByKind: 'key',
        number: run.number,
        requestedBy: 'HAIZEN_API_KEY',
        startedAt: run.requestedAt,
        done: 0,
        settled: 0,
        total: 3,
      },
    ]);
    expect(problem.busyShops.toSorted()).toEqual(shopIds.toSorted());
    expect(await everything(chainId)).toEqual(before);
  });

  it('is all or nothing: one busy shop rejects the request, and is named', async () => {
    const { chainId, shopIds } = await api.chainWith(5);
    const { run } = await accepted(await api.post(`/api/shops/${shopIds[2]}/sync`));
    const before = await everything(chainId);
    for (const body of [undefined, { shopIds: shopIds.slice(1) }]) {
      const problem = await inProgress(await api.post(`/api/chains/${chainId}/sync`, body));
      expect(problem.runs.map(({ id }) => id)).toEqual([run.id]);
      expect(problem.busyShops).toEqual([shopIds[2]]);
    }
    expect(await everything(chainId)).toEqual(before);
    const some = await api.ask('POST', `/api/chains/${chainId}/sync`, {
      body: { shopIds },
      headers: { 'accept-language': 'en' },
    });
    expect((await inProgress(some)).detail).toContain('1 of 5');
  });

  it('counts a repeated shop once', async () => {
    const { chainId, shopIds } = await api.chainWith(1);
    await accepted(await api.post(`/api/shops/${shopIds[0]}/sync`));
    const response = await api.ask('POST', `/api/chains/${chainId}/sync`, {
      body: { shopIds: [shopIds[0], shopIds[0]] },
      headers: { 'accept-language': 'en' },
    });
    expect((await inProgress(response)).detail).not.toContain('of 2');
  });

  it('with `skip` takes the free shops and lists the rest', async () => {
    const { chainId, shopIds } = await api.chainWith(5);
    const one = await accepted(await api.post(`/api/shops/${shopIds[1]}/sync`));
    const other = await accepted(await api.post(`/api/shops/${shopIds[3]}/sync`));
    const { run, busyShops } = await accepted(await api.post(`/api/chains/${chainId}/sync`, { onBusy: 'skip' }));
    expect(run).toMatchObject({ scope: 'all', total: 3, counts: { QUEUED: 3 } });
    expect(busyShops.toSorted()).toEqual(chosen(shopIds, 1, 3));
    const { states } = await everything(chainId);
    const holders = new Map(states.map(({ shopId, runId }) => [shopId, runId]));
    expect(shopIds.map((id) => holders.get(id))).toEqual([run.id, one.run.id, run.id, other.run.id, run.id]);

    const problem = await inProgress(await api.post(`/api/chains/${chainId}/sync`, { onBusy: 'skip' }));
    expect(problem.runs.map(({ id }) => id)).toEqual([one.run.id, other.run.id, run.id]);
    expect(problem.busyShops).toHaveLength(5);
  });

  it('takes a shop again once its run has settled it, whatever the outcome', async () => {
    const { chainId, shopIds } = await api.chainWith(4);
    const outcomes = ['SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED'] as const;
    const { run } = await accepted(await api.post(`/api/chains/${chainId}/sync`));
    await api.settle(run.id, (shopId) => outcomes[shopIds.indexOf(shopId)] ?? 'SUCCEEDED');
    const again = await accepted(await api.post(`/api/chains/${chainId}/sync`));
    expect(again.run).toMatchObject({ total: 4, number: run.number + 1 });
  });

  it('with `attach` returns the conflicting run, and changes nothing', async () => {
    const { chainId, shopIds } = await api.chainWith(3);
    const attach = { ifRunning: 'attach' };
    const { run } = await accepted(await api.post(`/api/chains/${chainId}/sync`, attach));
    const before = await everything(chainId);
    const answer = await attached(await api.post(`/api/chains/${chainId}/sync`, attach));
    expect(answer.run).toEqual({ ...run, etaMs: answer.run.etaMs });
    expect(answer.busyShops.toSorted()).toEqual(shopIds.toSorted());
    expect(await everything(chainId)).toEqual(before);
    await inProgress(await api.post(`/api/chains/${chainId}/sync`, { ifRunning: 'reject' }));
  });

  it('with `attach` and several runs returns the one of the first requested shop, else the newest', async () => {
    const { chainId, shopIds } = await api.chainWith(4);
    const [free, first, second, third] = shopIds;
    const runOf = async (shopId: string | undefined) => accepted(await api.post(`/api/shops/${shopId}/sync`));
    const [one, two] = [await runOf(first), await runOf(second)];
    const newest = await runOf(third);
    const attachTo = async (ids?: readonly (string | undefined)[]) =>
      attached(await api.post(`/api/chains/${chainId}/sync`, { shopIds: ids, ifRunning: 'attach' }));

    expect((await attachTo([first, third])).run.id).toBe(one.run.id);
    expect((await attachTo([second, first, third])).run.id).toBe(two.run.id);
    const mixed = await attachTo([free, first, second]);
    expect([mixed.run.id, mixed.busyShops.toSorted()]).toEqual([two.run.id, chosen(shopIds, 1, 2)]);
    const all = await attachTo();
    expect([all.run.id, all.busyShops.toSorted()]).toEqual([newest.run.id, chosen(shopIds, 1, 2, 3)]);
  });

  it('with `follow` returns one run that waits, the same for all who ask meanwhile', async () => {
    const { chainId, shopIds } = await api.chainWith(3);
    const follow = { ifRunning: 'follow' };
    const { run } = await accepted(await api.post(`/api/chains/${chainId}/sync`, follow));
    expect(run.follows).toBe(false);
    const one = await accepted(await api.post(`/api/shops/${shopIds[1]}/sync`, follow));
    expect(one.run).toMatchObject({ follows: true, scope: 'shop', total: 1, settled: 0, startedAt: null });
    expect(one.busyShops).toEqual([shopIds[1]]);
    const two = await accepted(
      await api.post(`/api/chains/${chainId}/sync`, { ...follow, shopIds: shopIds.slice(0, 2) }),
    );
    expect(two.run).toMatchObject({ id: one.run.id, scope: 'shops', total: 2, shopName: null });
    const all = await accepted(await api.post(`/api/chains/${chainId}/sync`, { ...follow, full: true }));
    expect(all.run).toMatchObject({ id: one.run.id, scope: 'all', total: 3, full: true });

    const { runs } = await inProgress(await api.post(`/api/chains/${chainId}/sync`));
    expect(runs.map(({ id }) => id)).toEqual([run.id]);
    await api.settle(run.id, () => 'FAILED');
    const retry = await accepted(await api.post(`/api/runs/${run.id}/retry`, follow));
    expect(retry.run).toMatchObject({ follows: false, retryOf: run.id });
    expect((await accepted(await api.post(`/api/runs/${run.id}/retry`, follow))).run.id).toBe(all.run.id);
  });

  it('with `follow` is no retry any more once another request has joined it (I10)', async () => {
    const { chainId, shopIds } = await api.chainWith(2);
    const follow = { ifRunning: 'follow' };
    const { run } = await accepted(await api.post(`/api/shops/${shopIds[0]}/sync`));
    await api.settle(run.id, () => 'FAILED');
    await accepted(await api.post(`/api/shops/${shopIds[0]}/sync`));
    const waiting = await accepted(await api.post(`/api/runs/${run.id}/retry`, follow));
    expect(waiting.run).toMatchObject({ follows: true, retryOf: run.id, total: 1 });
    await accepted(await api.post(`/api/chains/${chainId}/sync`, { ...follow }));
    const joined = await accepted(await api.post(`/api/chains/${chainId}/sync`, { ...follow }));
    expect(joined.run).toMatchObject({ id: waiting.run.id, retryOf: null, total: 2 });
  });

  it('with `skip` and `attach` takes what is free, and attaches if nothing is', async () => {
    const { chainId, shopIds } = await api.chainWith(3);
    const one = await accepted(await api.post(`/api/shops/${shopIds[0]}/sync`));
    const body = { onBusy: 'skip', ifRunning: 'attach' };
    const { run, busyShops } = await accepted(await api.post(`/api/chains/${chainId}/sync`, body));
    expect([run.total, busyShops]).toEqual([2, [shopIds[0]]]);
    const again = await attached(await api.post(`/api/chains/${chainId}/sync`, body));
    expect([again.run.id, again.busyShops.length]).toEqual([run.id, 3]);
    const first = await attached(await api.post(`/api/chains/${chainId}/sync`, { ...body, shopIds }));
    expect(first.run.id).toBe(one.run.id);
  });

  it('has nothing to do if no shop is in scope', async () => {
    const { chainId } = await api.chainWith([{ inScope: false }]);
    expect((await refused(await api.post(`/api/chains/${chainId}/sync`), 422)).code).toBe('no-shops-in-scope');
  });

  it('rejects a shop out of scope by name, and a shop of another chain', async () => {
    const { chainId, shopIds } = await api.chainWith([{}, { inScope: false, name: '神田店' }]);
    const { shopIds: others } = await api.chainWith(1);
    const outside = await refused(await api.post(`/api/chains/${chainId}/sync`, { shopIds }), 422);
    expect([outside.code, outside.detail]).toEqual(['shop-out-of-scope', expect.stringContaining('神田店')]);
    const unknown = await refused(
      await api.post(`/api/chains/${chainId}/sync`, { shopIds: [shopIds[0], ...others, 'nobody'] }),
      422,
    );
    expect(unknown.code).toBe('invalid-body');
    expect(unknown.errors?.map(({ field }) => field)).toEqual(['shopIds', 'shopIds']);
    const sentences = [...others, 'nobody'].map(
      (id) => expect.stringMatching(new RegExp(`店舗 ${id} は、`, 'u')) as string,
    );
    expect(unknown.errors?.map(({ message }) => message)).toEqual(sentences);
    expect((await everything(chainId)).runs).toEqual([]);
  });

  it.each<[unknown, readonly string[]]>([
    [{ shopIds: [] }, ['shopIds']],
    [{ shopIds: 'all' }, ['shopIds']],
    [{ shopIds: ['\0'] }, ['shopIds.0']],
    [{ onBusy: 'wait' }, ['onBusy']],
    [{ ifRunning: 'wait' }, ['ifRunning']],
    [{ full: 1, force: true, dry: true }, ['full', 'force', 'dry']],
    [[], ['']],
  ])('reports what is wrong with %j', async (body, fields) => {
    const { chainId } = await api.chainWith(1);
    const problem = await refused(await api.post(`/api/chains/${chainId}/sync`, body), 422);
    expect(problem.code).toBe('invalid-body');
    expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
    expect((await everything(chainId)).runs).toEqual([]);
  });

  it('returns 404 for an unknown chain without looking up its shops', async () => {
    expect((await refused(await api.post('/api/chains/nobody/sync'), 404)).code).toBe('not-found');
    expect((await refused(await api.post('/api/chains/nobody/sync', { shopIds: ['x'] }), 404)).code).toBe('not-found');
  });
});

describe('POST /api/shops/:id/sync', () => {
  it('takes one shop', async () => {
    const { chainId, shopIds } = await api.chainWith([{ name: '神田店' }, {}]);
    const { run, busyShops } = await accepted(await api.post(`/api/shops/${shopIds[0]}/sync`, { full: true }));
    expect(run).toMatchObject({ chainId, scope: 'shop', shopName: '神田店', full: true, total: 1 });
    expect(busyShops).toEqual([]);

    const english = await api.ask('POST', `/api/shops/${shopIds[0]}/sync`, { headers: { 'accept-language': 'en' } });
    const problem = await inProgress(english);
    expect(problem.runs.map(({ id }) => id)).toEqual([run.id]);
    expect(problem.busyShops).toEqual([shopIds[0]]);
    expect(problem.detail).toMatch(/\d+ s ago/u);
    await accepted(await api.post(`/api/shops/${shopIds[1]}/sync`));
  });

  it('with `attach` returns the run that holds the shop, regardless of who requested it', async () => {
    const { chainId, shopIds } = await api.chainWith(2);
    const attach = { ifRunning: 'attach' };
    const { run } = await accepted(await api.post(`/api/chains/${chainId}/sync`, attach));
    const answer = await attached(await api.post(`/api/shops/${shopIds[1]}/sync`, attach));
    expect([answer.run.id, answer.run.total, answer.busyShops]).toEqual([run.id, 2, [shopIds[1]]]);
    await api.settle(run.id);
    expect((await accepted(await api.post(`/api/shops/${shopIds[1]}/sync`, attach))).run.id).not.toBe(run.id);
  });

  it('rejects what is out of scope, unknown or wrong', async () => {
    const { shopIds } = await api.chainWith([{ inScope: false, name: '神田店' }]);
    const outside = await refused(await api.post(`/api/shops/${shopIds[0]}/sync`), 422);
    expect([outside.code, outside.detail]).toEqual(['shop-out-of-scope', expect.stringContaining('神田店')]);
    expect((await refused(await api.post('/api/shops/nobody/sync'), 404)).code).toBe('not-found');
    const wrong = await refused(await api.post(`/api/shops/${shopIds[0]}/sync`, { onBusy: 'skip' }), 422);
    expect(wrong.errors?.map(({ field }) => field)).toEqual(['onBusy']);
  });
});
