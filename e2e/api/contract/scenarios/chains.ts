import type { Scenarios } from '#e2e/api/contract/scenario.ts';
import type { Stage } from '#e2e/api/contract/stage.ts';
import { chainBody } from '#e2e/fixtures/test-api.ts';
import { connectedChainSchema } from '#lib/contract/chains.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';

let brands = 0;

function newBrand() {
  brands += 1;
  return chainBody({ brandId: `contract-${brands}` });
}

/** Answers as a conductor would, as soon as the request arrives. */
async function discovery(stage: Stage, outcome: object): Promise<Response> {
  const { chainId } = await stage.api.chainWith(1);
  const answer = stage.call('discoverShops', { params: { chainId } });
  const settle = async () => {
    const { count } = await stage.api.db.discovery.updateMany({
      where: { chainId, state: 'QUEUED' },
      data: { ...outcome, settledAt: new Date() },
    });
    if (count === 0) setTimeout(() => void settle(), 20);
  };
  await settle();
  return answer;
}

/** Two chains at the same platform under two names; the second is to be renamed to the first. */
async function becomesAnother(stage: Stage): Promise<Response> {
  const brandId = 'two-names';
  const token = 'a-right-token';
  const account = makeAccount({ shops: 1, itemsPerShop: 1 });
  const square = await startSquareSimulator({ token, account });
  const oder = await startOderSimulator({ token, brands: [makeBrand(account, { id: brandId })] });
  try {
    const of = (baseUrl: string) => ({
      name: '二つの名前',
      pos: { kind: 'square', baseUrl: square.url, accessToken: token },
      ordering: { kind: 'oder', baseUrl, brandId, token },
    });
    const query = { verify: 'false' };
    await stage.call('createChain', { query, body: of(oder.url) });
    const made = await stage.call('createChain', { query, body: of(oder.url.replace('127.0.0.1', 'localhost')) });
    const { id: chainId } = connectedChainSchema.parse(await made.json());
    return await stage.call('changeChain', { params: { chainId }, body: { ordering: { baseUrl: oder.url, token } } });
  } finally {
    await Promise.all([square.stop(), oder.stop()]);
  }
}

export const chains: Scenarios = {
  listChains: { answers: { 200: (stage) => stage.call('listChains') } },
  createChain: {
    body: chainBody({ brandId: 'never-made' }),
    answers: {
      201: (stage) => stage.call('createChain', { query: { verify: 'false' }, body: newBrand() }),
      'chain-exists': async (stage) => {
        const body = newBrand();
        await stage.call('createChain', { query: { verify: 'false' }, body });
        return stage.call('createChain', { query: { verify: 'false' }, body });
      },
      'connection-failed': (stage) => stage.call('createChain', { body: newBrand() }),
    },
  },
  getChain: { answers: { 200: (stage) => stage.call('getChain') } },
  changeChain: {
    answers: {
      200: (stage) => stage.call('changeChain', { body: { limits: { shops: 3 } } }),
      'chain-exists': becomesAnother,
      'token-needed': (stage) => stage.call('changeChain', { body: { pos: { baseUrl: 'https://elsewhere.example' } } }),
      'connection-failed': (stage) => stage.call('changeChain', { body: { pos: { accessToken: 'another' } } }),
    },
  },
  discoverShops: {
    answers: {
      200: (stage) =>
        discovery(stage, {
          state: 'SUCCEEDED',
          result: {
            matched: [{ shopId: 's', name: '新宿店', posLocationId: 'L', platformShopId: '101' }],
            onlyAtPos: [{ id: 'L2', name: '倉庫' }],
            onlyAtPlatform: [],
          },
        }),
      'discover-failed': (stage) => discovery(stage, { state: 'FAILED', error: { code: 'pos-unreachable' } }),
    },
  },
  getClock: {
    answers: {
      200: (stage) => stage.call('getClock'),
      304: async (stage) => {
        const etag = (await stage.call('getClock')).headers.get('etag') ?? '';
        return stage.call('getClock', { headers: { 'if-none-match': etag } });
      },
    },
  },
  listShopChanges: { answers: { 200: (stage) => stage.call('listShopChanges') } },
  getStatus: {
    answers: {
      200: (stage) => stage.call('getStatus'),
      304: async (stage) => {
        const etag = (await stage.call('getStatus')).headers.get('etag') ?? '';
        return stage.call('getStatus', { headers: { 'if-none-match': etag } });
      },
    },
  },
  listShops: { answers: { 200: (stage) => stage.call('listShops', { query: { limit: '1' } }) } },
  getShop: { answers: { 200: (stage) => stage.call('getShop') } },
  changeShop: {
    body: { inScope: true },
    answers: {
      200: (stage) => stage.call('changeShop', { body: { inScope: true } }),
      'shop-unmatched': async (stage) => {
        const { shopIds } = await stage.api.chainWith([{ number: null, inScope: false }]);
        return stage.call('changeShop', { params: { shopId: shopIds[0] ?? '' }, body: { inScope: true } });
      },
    },
  },
};
