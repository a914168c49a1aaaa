import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, chainBody, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { connectedChainSchema } from '#lib/contract/chains.ts';

const SIMULATOR = 'http://127.0.0.1:9';

let api: TestApi;
beforeAll(async () => {
  const settings = { HAIZEN_ALLOW_PRIVATE_UPSTREAMS: '0', HAIZEN_TRIAL_POS_URL: SIMULATOR };
  api = await openTestApi({ settings });
});
afterAll(() => api[Symbol.asyncDispose]());

const PUBLIC = { pos: 'https://pos.example', ordering: 'https://oder.example/v1' } as const;
const SIDES = ['pos', 'ordering'] as const;

function bodyWith(urls: Partial<Record<'pos' | 'ordering', string>>, brandId = 'refused') {
  const { pos, ordering, ...body } = chainBody({ brandId });
  const at = { ...PUBLIC, ...urls };
  return { ...body, pos: { ...pos, baseUrl: at.pos }, ordering: { ...ordering, baseUrl: at.ordering } };
}

const PRIVATE = [
  'https://10.0.0.8',
  'http://oder.example',
  'https://169.254.169.254',
  'http://127.0.0.1:10',
  'https://[::1]',
];

describe('a forbidden address', () => {
  it.each(PRIVATE)('%s is rejected before anything is sent or saved, naming its field', async (baseUrl) => {
    for (const side of SIDES) {
      for (const query of ['', '?verify=false']) {
        const response = await api.post(`/api/chains${query}`, bodyWith({ [side]: baseUrl }));
        expect(await response.clone().json()).toMatchObject({ side });
        const problem = await refused(response, 422);
        expect(problem.code).toBe('upstream-not-allowed');
        expect(problem.errors?.map(({ field }) => field)).toEqual([`${side}.baseUrl`]);
      }
    }
    expect(await api.db.chain.count({ where: { orderingBrandId: 'refused' } })).toBe(0);
  });

  it('cannot become an existing chain’s new address either', async () => {
    const created = await api.post('/api/chains?verify=false', bodyWith({}, 'patched'));
    const { id } = await answered(created, { status: 201, schema: connectedChainSchema });
    for (const side of SIDES) {
      const response = await api.ask('PATCH', `/api/chains/${id}`, {
        body: { [side]: { baseUrl: 'https://10.0.0.8' } },
      });
      const problem = await refused(response, 422);
      expect([problem.code, problem.errors?.[0]?.field]).toEqual(['upstream-not-allowed', `${side}.baseUrl`]);
    }
    const { pos, ordering } = await answered(await api.get(`/api/chains/${id}`), { schema: connectedChainSchema });
    expect([pos.baseUrl, ordering.baseUrl]).toEqual([PUBLIC.pos, PUBLIC.ordering]);
  });

  it('comes with a remedy, in both languages', async () => {
    for (const [language, words] of [
      ['ja', /社内のサーバー.+HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1/u],
      ['en', /your own network.+=1/u],
    ] as const) {
      const headers = { 'accept-language': language };
      const body = bodyWith({ pos: 'https://10.0.0.8' });
      const { remedy } = await refused(await api.ask('POST', '/api/chains', { body, headers }), 422);
      expect(remedy).toMatch(words);
    }
  });
});

it.each([
  'https://user@oder.example',
  'https://u:p@oder.example',
  'https://oder.example/?a=1',
  'https://oder.example/#a',
])('%s is no base URL', async (baseUrl) => {
  const problem = await refused(await api.post('/api/chains?verify=false', bodyWith({ ordering: baseUrl })), 422);
  expect([problem.code, problem.errors?.map(({ field }) => field)]).toEqual(['invalid-body', ['ordering.baseUrl']]);
});

it('the trial’s own simulator is allowed, by its exact origin', async () => {
  const trial = await api.post('/api/chains?verify=false', bodyWith({ pos: `${SIMULATOR}/` }, 'trial'));
  expect((await answered(trial, { status: 201, schema: connectedChainSchema })).pos.baseUrl).toBe(SIMULATOR);
  for (const pos of ['http://127.0.0.1:91', 'http://localhost:9', 'https://127.0.0.1:9']) {
    const response = await api.post('/api/chains?verify=false', bodyWith({ pos }, 'not-trial'));
    expect((await refused(response, 422)).code).toBe('upstream-not-allowed');
  }
});
