import { expect, test, vi } from 'vitest';
import { NO_UPSTREAMS, openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { type Item, type Menu, PLATFORM_FEATURES, type PlatformFeature } from '#lib/domain/master.ts';
import { upstreamsConnector } from '#lib/process/connect-upstreams.ts';
import { systemClock } from '#lib/sync/clock.ts';
import { openConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import { fixedSettings } from '#lib/sync/conductor/fixed-settings.test-helper.ts';
import { keepLease } from '#lib/sync/conductor/lease.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import type { OrderingTarget, Upstreams } from '#lib/sync/ports.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import type { ShopWork } from './backlog.ts';
import { destinationOf } from './menu-state.ts';
import { syncMenu } from './sync-menu.ts';

const beer: Item = {
  id: 'beer',
  name: '生ビール',
  categoryIds: ['drinks'],
  sortOrder: 1,
  taxRate: 10,
  taxIncluded: true,
  variants: [{ id: 'beer-v', price: 550 }],
  optionGroupIds: ['size'],
};
const plain: Menu = {
  currency: 'JPY',
  items: [beer],
  optionGroups: [{ id: 'size', name: 'サイズ', min: 1, max: 1, options: [{ id: 'm', name: '中', price: 0 }] }],
};
const rich: Menu = { ...plain, items: [{ ...beer, taxRates: { dineIn: 10, takeaway: 8 }, alcoholic: true }] };
const ALL = new Set(PLATFORM_FEATURES);

/** The hash of `plain` in the databases of the versions before menus could have anything else. */
const PLAIN_HASH = '3ba7143d9709a65d9b30ba7352af0df30ca8db2b518bc80da0b2b81543397d38';

type Case = {
  readonly atPos: Menu;
  readonly atPlatform: Menu;
  readonly features: ReadonlySet<PlatformFeature>;
  readonly more?: (work: ShopWork) => Partial<ShopWork>;
};

async function syncing(chain: TestChain, { atPos, atPlatform, features, more }: Case) {
  const { store, chainId } = chain;
  const clock = systemClock;
  const taken = { fence: 1, acquiredAtMs: clock.nowMs() };
  const lease = keepLease(
    { renewLease: () => new Promise<never>(() => {}) },
    { clock, chainId, ...taken, load: () => null },
  );
  const published = vi.fn<OrderingTarget['publishMenu']>(() =>
    Promise.resolve({ created: 0, changed: 1, removed: 0, unchanged: 0 }),
  );
  const connected = upstreamsConnector({ network: TEST_NETWORK })(NO_UPSTREAMS, lease);
  const ordering = { ...connected.ordering, readMenu: () => Promise.resolve(atPlatform), publishMenu: published };
  const upstreams: Upstreams = { ...connected, ordering };
  const settings = fixedSettings(upstreams);
  const conductor = openConductorContext({
    chainId,
    clock,
    shopDeadlineMs: 60_000,
    store: {
      ...store,
      stepTargets: (_id, { steps }) => Promise.resolve(new Set(steps.map(({ targetId }) => targetId))),
    },
    lease,
    settings,
    log: { info() {}, warn() {}, error() {} },
  });
  const base: ShopWork = {
    id: 'target',
    runId: 'run',
    shopId: 'shop',
    posLocationId: 'shop',
    platformShopId: '101',
    expectedMs: null,
    spentMs: 0,
    deaths: 0,
    published: null,
    items: null,
    reading: {
      readCategories: () => Promise.reject(new Error('not asked for')),
      readMenu: () => Promise.resolve({ master: atPos, issues: [], kind: 'full' as const }),
      readAvailability: () => Promise.reject(new Error('not asked for')),
      confirmRemovals: () => Promise.resolve(),
    },
    settings: settings.current,
    currency: 'JPY',
    features,
    full: false,
    approvedPlanHash: null,
    cancelled: new AbortController().signal,
  };
  const { settlement } = await syncMenu(conductor, { ...base, ...more?.(base) });
  lease[Symbol.dispose]();
  return { settlement, sent: published.mock.calls.map(([, menu]) => menu) };
}

test('a platform gets what it can hold, and the shop an issue for each thing that it can’t', async () => {
  await using chain = await openTestChain();
  const { settlement, sent } = await syncing(chain, {
    atPos: rich,
    atPlatform: { ...plain, items: [] },
    features: new Set(),
  });
  expect(sent).toEqual([plain]);
  expect(settlement).toMatchObject({
    outcome: 'SUCCEEDED',
    carried: {
      issues: [
        { code: 'tax-by-service-unsupported', itemName: '生ビール' },
        { code: 'alcohol-unsupported', itemName: '生ビール' },
      ],
    },
  });
});

test('the issues are reported again by each sync, although nothing is published', async () => {
  await using chain = await openTestChain();
  const known = (work: ShopWork) => ({ published: { hash: hashMaster(plain), destination: destinationOf(work) } });
  const { settlement, sent } = await syncing(chain, {
    atPos: rich,
    atPlatform: plain,
    features: new Set(),
    more: known,
  });
  expect(sent).toEqual([]);
  expect(settlement).toMatchObject({ outcome: 'SUCCEEDED', carried: { plan: { changes: [] } } });
  expect(settlement.outcome === 'SUCCEEDED' && settlement.carried.issues).toHaveLength(2);
});

test('a menu that an earlier version published is not published again, whatever the platform supports', async () => {
  await using chain = await openTestChain();
  for (const features of [new Set<never>(), ALL]) {
    const known = (work: ShopWork) => ({ published: { hash: PLAIN_HASH, destination: destinationOf(work) } });
    const { settlement, sent } = await syncing(chain, { atPos: plain, atPlatform: plain, features, more: known });
    expect(sent).toEqual([]);
    expect(settlement).toMatchObject({ outcome: 'SUCCEEDED', carried: { hash: PLAIN_HASH, toConfirm: 'nothing' } });
  }
});

test('a feature that the platform gains brings its fields, and only these', async () => {
  await using chain = await openTestChain();
  const { settlement, sent } = await syncing(chain, { atPos: rich, atPlatform: plain, features: new Set(['alcohol']) });
  expect(sent).toEqual([{ ...plain, items: [{ ...beer, alcoholic: true }] }]);
  expect(settlement).toMatchObject({
    carried: { plan: { changes: [{ id: 'beer', fields: [{ field: 'alcoholic', before: false, after: true }] }] } },
  });
});

test('a plan that an earlier version held is the one that is approved and published', async () => {
  await using chain = await openTestChain();
  const emptied = { ...plain, items: [] };
  const held = { atPos: emptied, atPlatform: plain, features: ALL };
  const first = await syncing(chain, held);
  expect(first).toMatchObject({ settlement: { outcome: 'HELD' }, sent: [] });
  const approvedPlanHash = hashMaster({ before: PLAIN_HASH, after: hashMaster(emptied) });
  const second = await syncing(chain, { ...held, more: () => ({ approvedPlanHash }) });
  expect(second.settlement.outcome).toBe('SUCCEEDED');
  expect(second.sent).toEqual([emptied]);
});
