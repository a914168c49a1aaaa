import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { shopChangesSchema, statusSchema } from '#lib/contract/status.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

it('a chain in which nothing has changed costs one query', async () => {
  const { chainId } = await api.chainWith(3);
  await api.get(`/api/chains/${chainId}/clock`);
  for (const resource of ['clock', 'shops/changes', 'status']) {
    expect(await queriesOf(() => api.get(`/api/chains/${chainId}/${resource}`)), resource).toHaveLength(1);
  }
});

it.each(['status', 'clock and shops'])('fifty viewers of a %s cost the same queries as one', async (kind) => {
  const { chainId } = await api.chainWith(20);
  const { cursor } = await answered(await api.get(`/api/chains/${chainId}/shops/changes`), {
    schema: shopChangesSchema,
  });
  const poll = kind === 'status' ? pollStatus : pollClockAndShops;
  const queriesFor = async (viewers: number) => {
    const started = await api.post(`/api/chains/${chainId}/sync`);
    await api.settle((await answered(started, { status: 202, schema: syncAcceptedSchema })).run.id);
    return queriesOf(() =>
      Promise.all(Array.from({ length: viewers }, (_, at) => poll(chainId, at % 2 === 0 ? cursor : undefined))),
    );
  };
  const once = await queriesFor(1);
  expect(once.length).toBeGreaterThan(3);
  expect(await queriesFor(50)).toEqual(once);
});

async function pollStatus(chainId: string, since: string | undefined): Promise<void> {
  const query = since === undefined ? '' : `?since=${since}`;
  const response = await api.get(`/api/chains/${chainId}/status${query}`);
  expect((await answered(response, { schema: statusSchema })).shops).toHaveLength(20);
}

async function pollClockAndShops(chainId: string, since: string | undefined): Promise<void> {
  const query = since === undefined ? '' : `?since=${since}`;
  const [clock, shops] = await Promise.all([
    api.get(`/api/chains/${chainId}/clock`),
    api.get(`/api/chains/${chainId}/shops/changes${query}`),
  ]);
  expect(clock.status).toBe(200);
  expect((await answered(shops, { schema: shopChangesSchema })).items).toHaveLength(20);
}

/** The status's queries while something is done, after an action that invalidates the cached snapshot. */
async function queriesOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  await api.post('/api/runs/nobody/cancel');
  const before = api.link.statements.length;
  await act();
  return api.link.statements.slice(before).filter(isAboutAStatus).toSorted();
}

/** Excludes the process's own polling: its queue, and its scan for abandoned chains. */
function isAboutAStatus(sql: string): boolean {
  return /^\s*SELECT/u.test(sql) && !/pgboss|pg_listening_channels|FROM discovery/u.test(sql);
}
