import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { connectedChainSchema, discoveredSchema } from '#lib/contract/chains.ts';
import { createTestFolder, type TestFolder } from '#lib/pos/csv/test-folder.ts';
import { readEnv } from '#lib/process/env.ts';
import { type Haizen, openHaizen } from '#lib/process/haizen.ts';
import { type OderSimulator, startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';

const TOKEN = 'right-ordering-token';
/** One line each. */
const ITEMS = Array.from({ length: 20 }, (_, at) => `I${10 + at},唐揚げ${at},,C1,,10,8,,,,V${at},,,500,`);
const BRANDS = ['files', 'moved', 'refused'];

let api: TestApi;
let oder: OderSimulator;
let worker: Haizen;
let folder: TestFolder;
let filesId: string;

beforeAll(async () => {
  folder = await createTestFolder();
  await folder.write('locations.csv', 'L1,渋谷店,,,');
  await folder.write('categories.csv', 'C1,料理,,');
  await folder.write('items.csv', ...ITEMS);
  const settings = { HAIZEN_CSV_FOLDER: folder.root };
  api = await openTestApi({ settings });
  const shopAt = (brand: string) => ({ id: `${brand}-1`, name: '渋谷店', posLocationId: 'L1', acceptingOrders: true });
  const brands = BRANDS.map((id) => ({ id, name: id, currency: 'JPY', shops: [shopAt(id)] }));
  oder = await startOderSimulator({ token: TOKEN, brands });
  const env = { ...TEST_SETTINGS, ...settings, DATABASE_URL: api.databaseUrl };
  worker = await openHaizen(readEnv({ ...env, HAIZEN_ROLE: 'worker', HAIZEN_LOG_LEVEL: 'silent' }));
});
afterAll(async () => {
  await worker.close();
  await oder.stop();
  await api[Symbol.asyncDispose]();
  await folder.remove();
});

function chainOf(brandId: string, baseUrl = folder.baseUrl) {
  return {
    name: '唐揚げ横丁',
    pos: { kind: 'csv', baseUrl },
    ordering: { kind: 'oder', baseUrl: oder.url, brandId, token: TOKEN },
  };
}

const create = async (body: object) =>
  answered(await api.post('/api/chains', body), { status: 201, schema: connectedChainSchema });

it('connects a folder without a token, and syncs its menu', async () => {
  const { id, pos } = await create(chainOf('files'));
  filesId = id;
  expect(pos).toMatchObject({ kind: 'csv', baseUrl: folder.baseUrl });
  const found = await answered(await api.post(`/api/chains/${id}/discover`), { schema: discoveredSchema });
  expect(found.matched).toHaveLength(1);
  expect((await api.post(`/api/chains/${id}/sync`, {})).status).toBe(202);
  const headers = { authorization: `Bearer ${TOKEN}` };
  const published = async () => (await fetch(`${oder.url}/v1/shops/files-1/menu`, { headers })).json();
  await expect
    .poll(published, { timeout: 20_000 })
    .toMatchObject({ items: ITEMS.map((_, at) => ({ id: `I${10 + at}`, variants: [{ id: `V${at}`, price: 500 }] })) });
});

it('holds a plan that would remove most of the menu because a file shrank', async () => {
  await folder.write('items.csv', ...ITEMS.slice(0, 3));
  expect((await api.post(`/api/chains/${filesId}/sync`, {})).status).toBe(202);
  const state = async () =>
    (await api.db.syncState.findFirstOrThrow({ where: { chainId: filesId, kind: 'MENU' } })).state;
  await expect.poll(state, { timeout: 20_000 }).toBe('HELD');
  await folder.write('items.csv', ...ITEMS);
});

describe('the connection test', () => {
  it('names file, line and column of what is wrong', async () => {
    await folder.write('prices.csv', 'L1,V1,五百円,');
    const response = await api.ask('POST', '/api/chains', {
      body: chainOf('refused'),
      headers: { 'accept-language': 'en' },
    });
    await folder.write('prices.csv');
    const problem = await refused(response, 422);
    expect(problem.code).toBe('connection-failed');
    expect(problem.errors?.[0]?.message).toMatch(/五百円.*prices\.csv, line 2, column “price”/u);
  });

  it.each(['file:///etc', 'up', 'file:///'])('refuses a folder outside of HAIZEN_CSV_FOLDER: %s', async (url) => {
    const body = chainOf('refused', url === 'up' ? `${folder.baseUrl}/../..` : url);
    const problem = await refused(await api.post('/api/chains?verify=false', body), 422);
    expect([problem.code, problem.errors?.[0]?.field]).toEqual(['upstream-not-allowed', 'pos.baseUrl']);
  });
});

describe('PATCH /api/chains/:id', () => {
  it('moves to another folder without a token, but not to a web address', async () => {
    const other = await createTestFolder();
    const { id } = await create(chainOf('moved'));
    const patch = (pos: object) => api.ask('PATCH', `/api/chains/${id}`, { body: { pos } });
    expect((await refused(await patch({ baseUrl: other.baseUrl }), 422)).code).toBe('upstream-not-allowed');
    const missing = `${folder.baseUrl}-2`;
    expect((await refused(await patch({ baseUrl: missing }), 422)).code).toBe('connection-failed');
    expect((await refused(await patch({ baseUrl: oder.url }), 422)).code).toBe('token-needed');
    expect((await refused(await patch({ baseUrl: oder.url, accessToken: 't' }), 422)).code).toBe(
      'upstream-not-allowed',
    );
    await answered(await patch({ baseUrl: `${folder.baseUrl}/` }), { schema: connectedChainSchema });
    await other.remove();
  });
});
