import { expect, test } from 'vitest';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { withClient } from '#lib/launch/postgres/database.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import type { MenuStep } from '#lib/sync/menus/menu-step.ts';

const FENCE = 7;
const RUN = 'a-run';
const MENU = { currency: 'JPY', items: [], optionGroups: [] };
const PUBLISHED = { hash: 'new', destination: 'there', categoryIds: ['c1'] };
const COUNTS = { created: 1, changed: 0, removed: 0, unchanged: 2 };

test('a shop is claimed, announced and settled, with its result and what is published', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  expect(await stepped(chain, [claim(one)])).toEqual([one]);
  expect(await rowOf(chain, one)).toMatchObject({ state: 'RUNNING', phase: 'READING', startedAt: expect.any(Date) });

  expect(await stepped(chain, [announce(one)])).toEqual([one]);
  expect(await rowOf(chain, one)).toMatchObject({ phase: 'PUBLISHING', progressDone: 0, progressTotal: 3 });
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ targetId: one, confirmed: false }]);

  expect(await stepped(chain, [settle(one)])).toEqual([one]);
  const settled = { state: 'SUCCEEDED', phase: null, progressDone: null, progressTotal: null, error: null };
  expect(await rowOf(chain, one)).toMatchObject({ ...settled, lastResult: COUNTS, expectedMs: 900, durationMs: 800 });
  expect(await chain.db.syncResult.findMany()).toMatchObject([
    { runId: RUN, targetId: one, outcome: 'SUCCEEDED', ...COUNTS, error: null, headline: null, durationMs: 800 },
  ]);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([
    { targetId: one, ...PUBLISHED, body: MENU, confirmed: true },
  ]);
});

test('of steps written together each takes or loses by itself (I2)', async () => {
  await using chain = await openWithQueued(3);
  const [one, two = '', three = ''] = await targetsOf(chain);
  await stepped(chain, [claim(one), claim(two)]);
  await cancel(chain, two);
  expect(await stepped(chain, [settle(one), settle(two), claim(three)])).toEqual([one, three]);
  expect(await rowOf(chain, two)).toMatchObject({ state: 'CANCELLED', lastResult: null });
  expect(await chain.db.syncResult.findMany()).toMatchObject([{ targetId: one }]);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ targetId: one }]);
});

test('what is written again after a lost answer is written once', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  expect(await stepped(chain, [claim(one)])).toEqual([one]);
  const { startedAt } = await rowOf(chain, one);
  expect(await stepped(chain, [claim(one)])).toEqual([one]);
  expect(await rowOf(chain, one)).toMatchObject({ state: 'RUNNING', startedAt });
  expect(await stepped(chain, [settle(one)])).toEqual([one]);
  expect(await stepped(chain, [settle(one)])).toEqual([]);
  expect(await chain.db.syncResult.count()).toBe(1);
});

test('a target that is stopped while the gate is waited for is a lost race (I2)', async () => {
  await using chain = await openWithQueued(2);
  const [one, two = ''] = await targetsOf(chain);
  await stepped(chain, [claim(one)]);
  const sql = `UPDATE sync_state SET state = 'CANCELLED' WHERE id = '${one}'`;
  expect(await steppedMeanwhile(chain, { sql, steps: [settle(one), claim(two)] })).toEqual([two]);
  expect(await rowOf(chain, one)).toMatchObject({ state: 'CANCELLED' });
  expect(await chain.db.syncResult.count()).toBe(0);
  expect(await chain.db.publishedMaster.count()).toBe(0);
});

test.each([
  ['the chain', 'UPDATE chain_gate SET fence = 8', null],
  ['the target alone', 'UPDATE sync_state SET fence = 8', []],
])('a later conductor that takes %s while the gate is waited for is obeyed (I6)', async (_what, sql, answer) => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  expect(await steppedMeanwhile(chain, { sql, steps: [claim(one)] })).toEqual(answer);
  expect(await rowOf(chain, one)).toMatchObject({ state: 'QUEUED' });
});

test('a target of another run is not stepped', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  expect(await stepped(chain, [{ targetId: one, runId: 'another', step: 'claim' }])).toEqual([]);
});

test('what was changed carries the gate’s rev', async () => {
  await using chain = await openWithQueued(2);
  const { db, chainId } = chain;
  const [one, two = ''] = await targetsOf(chain);
  await stepped(chain, [claim(one), claim(two)]);
  const { rev } = await db.chainGate.findUniqueOrThrow({ where: { chainId } });
  expect([await rowOf(chain, one), await rowOf(chain, two)]).toMatchObject([{ rev }, { rev }]);
});

test('an announced menu leaves the old one and the categories of both, and a menu that is known already stays', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  await stepped(chain, [claim(one)]);
  await stepped(chain, [settle(one)]);
  await requeue(chain);
  await stepped(chain, [claim(one)]);
  const later = { hash: 'later', destination: 'there', categoryIds: ['c2'] };
  await stepped(chain, [{ targetId: one, runId: RUN, step: 'announce', items: 3, published: later }]);
  const [announced] = await chain.db.publishedMaster.findMany();
  expect(announced).toMatchObject({ hash: 'new', body: MENU, confirmed: false });
  expect(announced?.categoryIds.toSorted()).toEqual(['c1', 'c2']);
  await chain.db.syncResult.deleteMany();
  await stepped(chain, [settle(one, { published: { ...PUBLISHED, master: null } })]);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ ...PUBLISHED, body: MENU, confirmed: true }]);
});

test('a held plan is kept until its menu is published', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  const context = { currency: 'JPY', totalBefore: 3, items: [], guess: null };
  const held = { runId: RUN, planHash: 'plan', plan: { counts: COUNTS, changes: [] }, checks: [], context };
  const error = { code: 'held', detail: { rule: 'menu-empty' } } as const;
  const result = { outcome: 'HELD', error, issues: [] } as const;
  await stepped(chain, [claim(one)]);
  expect(await stepped(chain, [{ targetId: one, runId: RUN, step: 'settle', result, held }])).toEqual([one]);
  expect(await rowOf(chain, one)).toMatchObject({ state: 'HELD', error, expectedMs: null });
  expect(await chain.db.heldPlan.findMany()).toMatchObject([
    { targetId: one, planHash: 'plan', counts: COUNTS, context },
  ]);
  expect(await chain.db.syncResult.findMany()).toMatchObject([{ outcome: 'HELD', error, errorCode: 'held' }]);
  await chain.db.syncResult.deleteMany();
  await requeue(chain);
  await stepped(chain, [claim(one)]);
  await stepped(chain, [settle(one)]);
  expect(await chain.db.heldPlan.count()).toBe(0);
});

test('a failure leaves what the last success said', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  await stepped(chain, [claim(one)]);
  await stepped(chain, [settle(one)]);
  await chain.db.syncResult.deleteMany();
  await requeue(chain);
  await stepped(chain, [claim(one)]);
  const error = { code: 'internal' } as const;
  const { lastSuccessAt } = await rowOf(chain, one);
  await stepped(chain, [{ targetId: one, runId: RUN, step: 'settle', result: { outcome: 'FAILED', error } }]);
  const kept = { lastResult: COUNTS, expectedMs: 900, lastSuccessAt };
  expect(await rowOf(chain, one)).toMatchObject({ state: 'FAILED', error, ...kept, settledAt: expect.any(Date) });
});

test('refuses an arrow that the state diagram does not have', async () => {
  await using chain = await openWithQueued(1);
  const [one] = await targetsOf(chain);
  const skip = settle(one, { result: { outcome: 'SKIPPED' } });
  await expect(stepped(chain, [skip])).rejects.toThrow(/RUNNING to SKIPPED/);
});

/** Steps that find the gate taken by a transaction which does something else first, and is committed while they wait. */
async function steppedMeanwhile(chain: TestChain, { sql, steps }: { sql: string; steps: readonly MenuStep[] }) {
  return withClient(chain.databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('UPDATE chain_gate SET rev = rev + 1');
    let ended = false;
    const stepping = stepped(chain, steps).finally(() => {
      ended = true;
    });
    expect(await chain.lockHolds(() => ended)).toBe(true);
    await client.query(sql);
    await client.query('COMMIT');
    return stepping;
  });
}

async function cancel({ store, chainId }: TestChain, targetId: string): Promise<void> {
  const where = { targetIds: [targetId] };
  await store.underGate(chainId, (tx) => tx.changeState({ kind: 'MENU', from: ['RUNNING'], to: 'CANCELLED', where }));
}

async function requeue({ store, chainId }: TestChain): Promise<void> {
  await store.underGate(chainId, (tx) => tx.changeState({ kind: 'MENU', from: SETTLED_STATES, to: 'QUEUED' }));
}

function claim(targetId: string): MenuStep {
  return { targetId, runId: RUN, step: 'claim' };
}

function announce(targetId: string): MenuStep {
  return { targetId, runId: RUN, step: 'announce', items: 3, published: PUBLISHED };
}

function settle(targetId: string, published: Partial<Extract<MenuStep, { step: 'settle' }>> = {}): MenuStep {
  const result = { outcome: 'SUCCEEDED', counts: COUNTS, durationMs: 800 } as const;
  return {
    targetId,
    runId: RUN,
    step: 'settle',
    result,
    expectedMs: 900,
    published: { ...PUBLISHED, master: MENU },
    ...published,
  };
}

async function stepped({ store, chainId }: TestChain, steps: readonly MenuStep[], fence = FENCE) {
  const took = await store.stepMenus(chainId, { fence, steps });
  return took && [...took].toSorted();
}

async function openWithQueued(shops: number): Promise<TestChain> {
  const chain = await openTestChain({ shops });
  const { store, chainId } = chain;
  await store.underGate(chainId, async (tx) => {
    await tx.raiseFence(FENCE);
    await tx.createRun(NEW_RUN);
    await tx.changeState({ kind: 'MENU', from: ['IDLE'], to: 'QUEUED', set: { runId: RUN, fence: FENCE } });
  });
  return chain;
}

const NEW_RUN = {
  id: RUN,
  scope: 'all',
  shopName: null,
  full: false,
  retryOf: null,
  requestName: null,
  requestedBy: 'a person',
  requestedByKind: 'person',
  total: 1,
  approved: null,
} as const;

async function targetsOf({ db }: TestChain): Promise<[string, ...string[]]> {
  const rows = await db.syncState.findMany({ where: { kind: 'MENU' }, orderBy: { id: 'asc' } });
  const [first = '', ...others] = rows.map((row) => row.id);
  return [first, ...others];
}

function rowOf({ db }: TestChain, id: string) {
  return db.syncState.findUniqueOrThrow({ where: { id } });
}
