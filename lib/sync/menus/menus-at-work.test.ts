import { expect, test, vi } from 'vitest';
import { NO_UPSTREAMS, openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { SyncError } from '#lib/domain/errors.ts';
import { upstreamsConnector } from '#lib/process/connect-upstreams.ts';
import { systemClock } from '#lib/sync/clock.ts';
import { openConductorContext, type SyncLog } from '#lib/sync/conductor/conductor-context.ts';
import { fixedSettings } from '#lib/sync/conductor/fixed-settings.test-helper.ts';
import { keepLease } from '#lib/sync/conductor/lease.ts';
import type { PosReading } from '#lib/sync/ports.ts';
import type { Stepping, TargetStep } from '#lib/sync/target-step.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { menusAtWork } from './menus-at-work.ts';

test('a shop is settled and the next one claimed in the same write', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const menus = menusAtWork(conductorOf(chain, database), { shopLimit: 1 });
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

test('of shops without history, those with the largest menus are started first', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const menus = menusAtWork(conductorOf(chain, database), { shopLimit: 1 });
  const run = runOf('a');
  const itemCount = (locationId: string) => ({ a1: 5, a2: 40 })[locationId] ?? null;
  menus.begin(
    { ...run, reading: { ...run.reading, itemCount } },
    ['a1', 'a2', 'a3'].map((id) => targetOf(id, 'a')),
  );
  expect(await database.next()).toEqual(['claim a2']);
  expect(await database.next()).toEqual(['settle a2', 'claim a1']);
  await database.answerAll(menus.allSettled());
});

test('a shop added while the last one of another run is being settled is started', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const menus = menusAtWork(conductorOf(chain, database), { shopLimit: 1 });
  menus.begin(runOf('a'), [targetOf('a1', 'a')]);
  expect(await database.next()).toEqual(['claim a1']);
  const settle = await database.nextWrite();
  menus.begin(runOf('b'), [targetOf('b1', 'b')]);
  settle.answer();
  expect(await database.next()).toEqual(['claim b1']);
  expect(await database.next()).toEqual(['settle b1']);
  await menus.allSettled();
  expect(menus.takeDoneRuns()).toEqual(['a', 'b']);
});

test('nothing is started after the lease is lost', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const warn = vi.fn<SyncLog['warn']>();
  const conductor = { ...conductorOf(chain, database), log: { info() {}, warn, error() {} } };
  const menus = menusAtWork(conductor, { shopLimit: 1 });
  menus.begin(
    runOf('a'),
    ['a1', 'a2'].map((id) => targetOf(id, 'a')),
  );
  const claim = await database.nextWrite();
  conductor.lease.giveUp();
  claim.answer();
  await menus.allSettled();
  expect(warn).toHaveBeenCalledOnce();
  expect(menus.takeDoneRuns()).toEqual([]);
});

test('suspects of a process death run alone, one at a time, before the others', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const menus = menusAtWork(conductorOf(chain, database), { shopLimit: 3 });
  const shops = [targetOf('a1', 'a'), targetOf('a2', 'a', 1), targetOf('a3', 'a'), targetOf('a4', 'a', 1)];
  menus.begin(runOf('a'), shops);
  for (const id of ['a2', 'a4']) {
    expect(await database.next()).toEqual([`claim ${id}`]);
    expect(await database.next()).toEqual([`settle ${id}`]);
  }
  // The rest run concurrently.
  const claims = await database.nextWrite();
  expect(claims.summary).toEqual(['claim a1']);
  claims.answer();
  expect(await database.next()).toEqual(['claim a3']);
  await database.answerAll(menus.allSettled());
  expect(menus.takeDoneRuns()).toEqual(['a']);
});

test('after two deaths a shop fails without another try', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const menus = menusAtWork(conductorOf(chain, database), { shopLimit: 1 });
  menus.begin(runOf('a'), [targetOf('a1', 'a', 2)]);
  expect(await database.next()).toEqual(['claim a1']);
  const settle = await database.nextWrite();
  expect(settle.steps).toMatchObject([
    { step: 'settle', result: { outcome: 'FAILED', error: { code: 'worker-died-twice' } } },
  ]);
  settle.answer();
  await menus.allSettled();
});

test('a lowered limit starts nothing until fewer shops are running', async () => {
  await using chain = await openTestChain();
  const database = fakeDatabase();
  const menus = menusAtWork(conductorOf(chain, database), { shopLimit: 2 });
  menus.begin(
    runOf('a'),
    ['a1', 'a2', 'a3'].map((id) => targetOf(id, 'a')),
  );
  const first = await database.nextWrite();
  menus.limitTo(1);
  first.answer();
  expect(await database.next()).toEqual(['claim a2']);
  expect(await database.next()).toEqual(['settle a1']);
  expect(await database.next()).toEqual(['settle a2']);
  expect(await database.next()).toEqual(['claim a3']);
  await database.answerAll(menus.allSettled());
  expect(menus.takeDoneRuns()).toEqual(['a']);
});

type PendingWrite = { readonly summary: readonly string[]; readonly steps: readonly TargetStep[]; answer(): void };

/** A database that responds when the test says so; every step applies. */
function fakeDatabase() {
  const waiting: PendingWrite[] = [];
  let arrived = Promise.withResolvers<void>();

  async function nextWrite(): Promise<PendingWrite> {
    while (waiting.length === 0) await arrived.promise;
    const [first] = waiting.splice(0, 1);
    if (first === undefined) throw new Error('nothing was written');
    return first;
  }

  return {
    nextWrite,
    /** Responds to everything until `done` resolves. */
    async answerAll(done: Promise<void>): Promise<void> {
      const end = done.then(() => 'end' as const);
      while ((await Promise.race([end, arrived.promise])) !== 'end')
        for (const write of waiting.splice(0)) write.answer();
    },
    async next(): Promise<readonly string[]> {
      const write = await nextWrite();
      write.answer();
      return write.summary;
    },
    stepTargets(_chainId: string, { steps }: Stepping): Promise<ReadonlySet<string>> {
      const done = Promise.withResolvers<ReadonlySet<string>>();
      const took = new Set(steps.map(({ targetId }) => targetId));
      waiting.push({
        steps,
        summary: steps.map(({ step, targetId }) => `${step} ${targetId}`),
        answer: () => done.resolve(took),
      });
      arrived.resolve();
      arrived = Promise.withResolvers();
      return done.promise;
    },
  };
}

function conductorOf(
  { store, chainId }: TestChain,
  { stepTargets }: Pick<ReturnType<typeof fakeDatabase>, 'stepTargets'>,
) {
  const clock = systemClock;
  const renewLease = () => new Promise<never>(() => {});
  const taken = { fence: 1, acquiredAtMs: clock.nowMs() };
  const lease = keepLease({ renewLease }, { clock, chainId, ...taken, load: () => null });
  return openConductorContext({
    chainId,
    clock,
    shopDeadlineMs: 60_000,
    store: { ...store, stepTargets },
    lease,
    settings: fixedSettings(upstreamsConnector({ network: TEST_NETWORK })(NO_UPSTREAMS, lease)),
    log: { info() {}, warn() {}, error() {} },
  });
}

const settings = { ...fixedSettings(upstreamsConnector({ network: TEST_NETWORK })(NO_UPSTREAMS, null)).current };

/** A run whose shops all fail when they are read. */
function runOf(id: string) {
  const refused = () => Promise.reject(new SyncError('pos-failed'));
  const reading: PosReading = {
    readCategories: refused,
    readMenu: refused,
    readAvailability: refused,
    confirmRemovals: refused,
  };
  return {
    id,
    reading,
    settings,
    currency: 'JPY',
    features: new Set<never>(),
    full: false,
    approvedPlanHash: null,
    ahead: false,
  };
}

function targetOf(id: string, runId: string, deaths = 0) {
  const past = { expectedMs: null, spentMs: 0, deaths, published: null };
  return { id, runId, shopId: id, posLocationId: id, platformShopId: id, ...past };
}
