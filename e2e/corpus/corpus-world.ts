import type { Category, Menu } from '#lib/domain/master.ts';
import { createOderTarget } from '#lib/ordering/oder/target.ts';
import { createSquareSource } from '#lib/pos/square/source.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator, type OderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';
import type { OrderingTarget, PosSource } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { corpusAccount } from './corpus-account.ts';

const TOKEN = 'corpus-token';
const BRAND_ID = 'brand-1';
const SHOPS = [
  { shopId: '101', locationId: 'LHONTEN' },
  { shopId: '102', locationId: 'LEKIMAE' },
] as const;

export type CorpusShop = { readonly shopId: string; readonly locationId: string; readonly published: Menu };

/** Both upstreams and one POS account, with its masters on the platform as they were before the hostile response. */
export type CorpusWorld = AsyncDisposable & {
  readonly account: SquareAccount;
  readonly published: readonly Category[];
  readonly shops: readonly CorpusShop[];
  readonly ordering: OrderingTarget;
  readonly oder: OderSimulator;
  /** A POS that answers like this from now on, with its own gate, so that cases do not wait for each other. */
  readonly posWith: (faults: readonly Fault[]) => PosSource;
  /** What guests see, as text: equal if nothing reached the platform. */
  readonly onPlatform: () => string;
  /** Publishes the original masters again. */
  readonly restore: (scope: string) => Promise<void>;
};

const signal = new AbortController().signal;

export async function openCorpusWorld(account: SquareAccount = corpusAccount()): Promise<CorpusWorld> {
  const square = await startSquareSimulator({ token: TOKEN, account });
  const oder = await startOderSimulator({ token: TOKEN, brands: [makeBrand(account, { id: BRAND_ID })] });
  const ordering = createOderTarget(
    { brandId: BRAND_ID, token: TOKEN },
    createUpstreamHttp({
      network: TEST_NETWORK,
      side: 'ordering',
      baseUrl: oder.url,
      gate: createGate({ limit: 4 }),
      hold: { fence: 1, signal, throwIfLost: () => {} },
      gzipRequests: true,
      random: () => 0,
    }),
  );
  const posWith = (faults: readonly Fault[]): PosSource => {
    square.faults.set(faults);
    const options = { baseUrl: square.url, gate: createGate({ limit: 4 }), hold: null, timeoutMs: 1_000 };
    return createSquareSource(
      { accessToken: TOKEN },
      createUpstreamHttp({ network: TEST_NETWORK, side: 'pos', random: () => 0, ...options }),
    );
  };

  const reading = posWith([]).openReading();
  const { master: published } = await reading.readCategories({ signal });
  const shops: CorpusShop[] = [];
  for (const shop of SHOPS) {
    const { master } = await reading.readMenu(shop.locationId, { signal });
    shops.push({ ...shop, published: master });
  }
  const restore = async (scope: string) => {
    await ordering.publishCategories(published, { signal, idempotencyScope: `${scope}:categories` });
    for (const shop of shops) {
      await ordering.publishMenu(shop.shopId, shop.published, { signal, idempotencyScope: `${scope}:${shop.shopId}` });
    }
  };
  await restore('first');

  return {
    account,
    published,
    shops,
    ordering,
    oder,
    posWith,
    onPlatform: () => JSON.stringify([oder.categories(BRAND_ID), ...shops.map(({ shopId }) => oder.menu(shopId))]),
    restore,
    async [Symbol.asyncDispose]() {
      await Promise.all([square.stop(), oder.stop()]);
    },
  };
}
