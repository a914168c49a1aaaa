import { TEST_NETWORK } from '#lib/http/outgoing/network/test-network.ts';
import { expect, test, vi } from 'vitest';
import { NO_UPSTREAMS, openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { upstreamsConnector } from '../connect-upstreams.ts';
import { SyncError } from '../domain/errors.ts';
import { DEFAULT_THRESHOLDS } from '../domain/guard/thresholds.ts';
import { systemClock } from './clock.ts';
import { keepLease } from './lease.ts';
import { menusAtWork } from './menus-at-work.ts';
import type { MenuStep } from './menu-step.ts';
import type { PosReading } from './ports.ts';
import { openTenure, type SyncLog } from './tenure.ts';

test('a shop is settled and the next one claimed in one write, never beside each other', async () => {
  await using chain = await openTestChain();
  const database = answering();
  const menus = menusAtWork(tenureOf(chain, database), { shopLimit: 1 });
  menus.begin(
    runOf('a'),
    ['a1', 'a2'].map((id) => targetOf(id, 'a')),
  );
  expect(await database.next()).toEqual(['claim a1']);
  expect(await database.next()).toEqual(['settle a1', 'claim a2']);
  expect(await database.next()).toEqual(['settle a2']);
  await menus.allSettled();
  expect(menus.takeDoneRuns()).toEqual(['a']);
});

test('a shop that comes while the last of another run is being settled gets its place', async () => {
  await using chain = await openTestChain();
  const database = answering();
  const menus = menusAtWork(tenureOf(chain, database), { shopLimit: 1 });
  menus.begin(runOf('a'), [targetOf('a1', 'a')]);
  expect(await database.next()).toEqual(['claim a1']);
  const settle = await database.asked();
  menus.begin(runOf('b'), [targetOf('b1', 'b')]);
  settle.answer();
  expect(await database.next()).toEqual(['claim b1']);
  expect(await database.next()).toEqual(['settle b1']);
  await menus.allSettled();
  expect(menus.takeDoneRuns()).toEqual(['a', 'b']);
});

test('a lost lease begins nothing more', async () => {
  await using chain = await openTestChain();
  const database = answering();
  const warn = vi.fn<SyncLog['warn']>();
  const tenure = { ...tenureOf(chain, database), log: { info() {}, warn, error() {} } };
  const menus = menusAtWork(tenure, { shopLimit: 1 });
  menus.begin(
    runOf('a'),
    ['a1', 'a2'].map((id) => targetOf(id, 'a')),
  );
  const claim = await database.asked();
  tenure.lease.giveUp();
  claim.answer();
  await menus.allSettled();
  expect(warn).toHaveBeenCalledOnce();
  expect(menus.takeDoneRuns()).toEqual([]);
});

type Asked = { readonly said: readonly string[]; answer(): void };

/** Statements that are answered when the test says so; each step takes. */
function answering() {
  const waiting: Asked[] = [];
  let arrived = Promise.withResolvers<void>();

  async function asked(): Promise<Asked> {
    while (waiting.length === 0) await arrived.promise;
    const [first] = waiting.splice(0, 1);
    if (first === undefined) throw new Error('nothing was asked');
    return first;
  }

  return {
    asked,
    async next(): Promise<readonly string[]> {
      const one = await asked();
      one.answer();
      return one.said;
    },
    stepMenus(_chainId: string, { steps }: { steps: readonly MenuStep[] }): Promise<ReadonlySet<string>> {
      const done = Promise.withResolvers<ReadonlySet<string>>();
      const took = new Set(steps.map(({ targetId }) => targetId));
      waiting.push({
        said: steps.map(({ step, targetId }) => `${step} ${targetId}`),
        answer: () => done.resolve(took),
      });
      arrived.resolve();
      arrived = Promise.withResolvers();
      return done.promise;
    },
  };
}

function tenureOf({ store, chainId }: TestChain, { stepMenus }: Pick<ReturnType<typeof answering>, 'stepMenus'>) {
  const clock = systemClock;
  const renewLease = () => new Promise<never>(() => {});
  const taken = { fence: 1, acquiredAtMs: clock.nowMs() };
  const lease = keepLease({ renewLease }, { clock, chainId, ...taken, load: () => null });
  return openTenure({
    chainId,
    clock,
    shopDeadlineMs: 60_000,
    thresholds: DEFAULT_THRESHOLDS,
    store: { ...store, stepMenus },
    lease,
    upstreams: upstreamsConnector({ network: TEST_NETWORK })(NO_UPSTREAMS, lease),
    log: { info() {}, warn() {}, error() {} },
  });
}

/** Every shop of it fails as soon as it is read. */
function runOf(id: string) {
  const refused = () => Promise.reject(new SyncError('pos-failed'));
  const reading: PosReading = { readCategories: refused, readMenu: refused, confirmRemovals: refused };
  return { id, reading, currency: 'JPY', full: false, approvedPlanHash: null, ahead: false };
}

function targetOf(id: string, runId: string) {
  return { id, runId, shopId: id, posLocationId: id, platformShopId: id, expectedMs: null, published: null };
}
