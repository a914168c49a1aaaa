import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startContractProxy } from '#e2e/conformance/contract/contract-proxy.ts';
import { fitMenu } from '#lib/domain/fit-menu.ts';
import { type Menu, PLATFORM_FEATURES } from '#lib/domain/master.ts';
import { createSquareSource } from '#lib/pos/square/source.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import type { Feature } from '#lib/simulators/oder/schema.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { trialAccount } from '#lib/simulators/trial-chain/trial-account.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createOderTarget } from './target.ts';

const TOKEN = 'platform-token';
const signal = new AbortController().signal;
const account = trialAccount();
const brand = makeBrand(account);

/**
 * A platform, and a connection to it with a given fence. Every request and response is compared with the published
 * contract, unless the platform is `faulty`.
 */
async function platform({ faulty = false, features }: { faulty?: boolean; features?: readonly Feature[] } = {}) {
  const simulator = await startOderSimulator({ token: TOKEN, brands: [{ ...brand, features }] });
  onTestFinished(simulator.stop);
  const baseUrl = faulty ? simulator.url : await throughContract(simulator.url);
  const gate = createGate({ limit: 4 });
  const targetWith = (fence: number) => {
    const hold = { fence, signal, throwIfLost: () => {} };
    const options = { baseUrl, gate, hold, gzipRequests: true, timeoutMs: 1_000, random: () => 0 };
    return createOderTarget(
      { brandId: brand.id, token: TOKEN },
      createUpstreamHttp({ network: TEST_NETWORK, side: 'ordering', ...options }),
    );
  };
  return { simulator, gate, target: targetWith(10), targetWith };
}

async function throughContract(url: string): Promise<string> {
  const proxy = await startContractProxy(url);
  onTestFinished(async () => {
    await proxy.stop();
    expect([...proxy.badRequests, ...proxy.badResponses]).toEqual([]);
  });
  return proxy.url;
}

/** What a POS with every known oddity returns. */
async function trialReading() {
  const pos = await startSquareSimulator({ token: TOKEN, account });
  onTestFinished(pos.stop);
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: pos.url,
    gate: createGate({ limit: 4 }),
    hold: null,
  });
  return createSquareSource({ accessToken: TOKEN }, http).openReading();
}

const write = (idempotencyScope: string) => ({ signal, idempotencyScope });
const categories = [{ id: 'C', name: '冷菜', sortOrder: 1 }];
const menu = {
  currency: 'JPY',
  items: [
    {
      id: 'I',
      name: '冷奴',
      categoryIds: ['C'],
      sortOrder: 1,
      taxRate: 10,
      taxIncluded: true,
      variants: [{ id: 'V', price: 380 }],
      optionGroupIds: [],
    },
  ],
  optionGroups: [],
};
const rich: Menu = {
  ...menu,
  items: menu.items.map((item) => ({
    ...item,
    taxRates: { dineIn: 10, takeaway: 8 },
    alcoholic: true,
    optionGroupIds: ['G'],
  })),
  optionGroups: [
    { id: 'D', name: '薬味', min: 1, max: 1, options: [{ id: 'P', name: '葱', price: 0 }] },
    {
      id: 'G',
      name: '追加',
      min: 2,
      max: 5,
      repeatable: true,
      options: [{ id: 'O', name: '醤油', price: 0, maxPerOption: 5, default: true, optionGroupIds: ['D'] }],
    },
  ],
};
const [shopId = '', secondId = ''] = brand.shops.map(({ id }) => id);

describe('an oder platform', () => {
  it('accepts every menu of a chain with all oddities, and returns it unchanged', async () => {
    const { simulator, target } = await platform();
    const reading = await trialReading();
    const { master } = await reading.readCategories({ signal });
    await expect(target.publishCategories(master, write('run'))).resolves.toMatchObject({ created: master.length });
    expect(await target.readCategories({ signal })).toEqual(master);

    const pairs = brand.shops.map(({ id }, index) => ({ id, location: account.locations[index] }));
    const open = pairs.filter(({ location }) => location?.status === 'ACTIVE');
    expect(open.length).toBeGreaterThan(20);
    const codes = new Set<string>();
    for (const { id, location } of open) {
      const read = await reading.readMenu(location?.id ?? '', { signal });
      for (const { code } of read.issues) codes.add(code);
      await expect(target.publishMenu(id, read.master, write('run'))).resolves.toMatchObject({
        created: read.master.items.length,
      });
      expect(await target.readMenu(id, { signal })).toEqual(read.master);
    }
    expect(simulator.fence(brand.id)).toBe(10);
    expect([...codes].toSorted()).toEqual([
      'free-text-options',
      'item-without-price',
      'mixed-tax',
      'product-type-not-sold',
      'uncategorised',
      'variant-not-sellable',
      'variant-without-price',
    ]);
  });

  it('keeps all that a menu can have, and what is sold out apart from it', async () => {
    const { target } = await platform();
    const { features } = await target.checkConnection({ signal });
    expect(features).toEqual(new Set(PLATFORM_FEATURES.filter((feature) => feature !== 'orders')));
    await target.publishCategories(categories, write('run'));
    expect(fitMenu(rich, features).master).toBe(rich);
    await target.publishMenu(shopId, rich, write('run'));
    expect(await target.readMenu(shopId, { signal })).toEqual(rich);

    expect(await target.readAvailability(shopId, { signal })).toEqual({ variants: [], options: [] });
    const gone = { variants: [{ id: 'V' }, { id: 'V9' }], options: [{ id: 'O' }] };
    await expect(target.publishAvailability(shopId, gone, write('run'))).resolves.toEqual({
      variantIds: ['V9'],
      optionIds: [],
    });
    await target.publishMenu(
      shopId,
      { ...rich, items: rich.items.map((item) => ({ ...item, name: '豆腐' })) },
      write('2'),
    );
    expect(await target.readAvailability(shopId, { signal })).toEqual({
      variants: [{ id: 'V' }],
      options: [{ id: 'O' }],
    });
  });

  it('accepts what was fitted to it, whichever features it lacks', async () => {
    for (const missing of PLATFORM_FEATURES) {
      const { target } = await platform({ features: PLATFORM_FEATURES.filter((feature) => feature !== missing) });
      const { features } = await target.checkConnection({ signal });
      await target.publishCategories(categories, write('run'));
      const { master } = fitMenu(rich, features);
      await target.publishMenu(shopId, master, write('run'));
      expect(await target.readMenu(shopId, { signal })).toEqual(master);
    }
    const { target } = await platform({ features: ['alcohol'] });
    await target.publishCategories(categories, write('run'));
    await expect(target.publishMenu(shopId, rich, write('run'))).rejects.toMatchObject({ code: 'ordering-rejected' });
    await expect(target.readAvailability(shopId, { signal })).rejects.toMatchObject({ code: 'ordering-shop-unknown' });
  });

  it('rejects a superseded conductor, reads included', async () => {
    const { target, targetWith, simulator } = await platform();
    await targetWith(11).checkConnection({ signal });
    await expect(target.readMenu(shopId, { signal })).rejects.toMatchObject({ code: 'ordering-stale-fence' });
    await expect(target.publishCategories(categories, write('run'))).rejects.toMatchObject({
      code: 'ordering-stale-fence',
    });
    expect(simulator.categories(brand.id)).toEqual([]);
  });

  it('that applied a write but lost its answer receives it again and applies it once', async () => {
    const lost: readonly Fault[] = [
      { kind: 'reset', applied: true, on: { method: 'PUT' }, times: 1 },
      { kind: 'half-body', on: { method: 'PUT' }, times: 1 },
    ];
    const { simulator, target } = await platform({ faulty: true });
    await target.publishCategories(categories, write('run'));
    simulator.faults.set(lost);
    await expect(target.publishMenu(shopId, menu, write('run'))).resolves.toEqual({
      created: 1,
      changed: 0,
      removed: 0,
      unchanged: 0,
    });
    expect(simulator.publishes(shopId)).toBe(1);
    const puts = simulator.record().requests.filter(({ route }) => route.endsWith('/menu'));
    expect(puts.map(({ replayed }) => replayed === true)).toEqual([false, true, true]);
  });

  it('that is busy is left alone until it recovers', async () => {
    const { simulator, gate, target } = await platform({ faulty: true });
    await target.publishCategories(categories, write('run'));
    simulator.faults.set([{ kind: 'status', status: 503, retryAfterSeconds: 2, on: { method: 'PUT' }, times: 1 }]);
    const first = target.publishMenu(shopId, menu, write('run'));
    // What is on its way when the 503 arrives can't be delayed any more.
    await vi.waitUntil(() => gate.load().closedUntilMs !== null, { timeout: 60_000, interval: 10 });
    await Promise.all([first, target.publishMenu(secondId, menu, write('run'))]);
    expect(simulator.record()).toMatchObject({ duringRetryAfter: 0, byStatus: { 503: 1 } });
  });

  it('that refuses a menu names the item', async () => {
    const { simulator, target } = await platform();
    await expect(target.publishMenu(shopId, menu, write('run'))).rejects.toMatchObject({
      code: 'ordering-rejected',
      detail: { status: 422, itemId: 'I', itemName: '冷奴', field: 'categoryIds' },
    });
    expect(simulator.menu(shopId)).toBeUndefined();
    await expect(target.readMenu('999', { signal })).rejects.toMatchObject({ code: 'ordering-shop-unknown' });
  });

  it('is not trusted when it returns garbage', async () => {
    const spoiled: readonly [Fault, string][] = [
      [{ kind: 'html' }, 'ordering-malformed'],
      [{ kind: 'empty' }, 'ordering-malformed'],
      [{ kind: 'half-body', ending: 'clean' }, 'ordering-malformed'],
      [{ kind: 'reset' }, 'ordering-unreachable'],
      [{ kind: 'status', status: 500 }, 'ordering-failed'],
      [{ kind: 'status', status: 413 }, 'ordering-too-large'],
      [{ kind: 'status', status: 401 }, 'ordering-unauthorized'],
    ];
    const { simulator, target } = await platform({ faulty: true });
    for (const [fault, code] of spoiled) {
      simulator.faults.set([fault]);
      await expect(target.readMenu(shopId, { signal }), code).rejects.toMatchObject({ code });
      // One valid answer in between, or the failures would count as an outage.
      simulator.faults.set([]);
      await target.readMenu(shopId, { signal });
    }
  });
});
