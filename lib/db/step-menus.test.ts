import { expect, test } from 'vitest';
import { NEW_RUN } from '#e2e/fixtures/new-run.ts';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import { withClient } from '#lib/launch/postgres/database.ts';
import type { TargetStep } from '#lib/sync/target-step.ts';

const FENCE = 7;
const RUN = 'a-run';
const MENU = { currency: 'JPY', items: [], optionGroups: [] };
const PUBLISHED = { hash: 'new', destination: 'there', categoryIds: ['c1'] };
const COUNTS = { created: 1, changed: 0, removed: 0, unchanged: 2 };

test('claims, announces and settles a shop, with its result and published menu', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  expect(await stepped(chain, [claim(first)])).toEqual([first]);
  expect(await rowOf(chain, first)).toMatchObject({ state: 'RUNNING', phase: 'READING', startedAt: expect.any(Date) });

  expect(await stepped(chain, [announce(first)])).toEqual([first]);
  expect(await rowOf(chain, first)).toMatchObject({ phase: 'PUBLISHING', progressDone: 0, progressTotal: 3 });
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ targetId: first, confirmed: false }]);

  expect(await stepped(chain, [settle(first)])).toEqual([first]);
  const settled = { state: 'SUCCEEDED', phase: null, progressDone: null, progressTotal: null, error: null };
  expect(await rowOf(chain, first)).toMatchObject({ ...settled, lastResult: COUNTS, expectedMs: 900, durationMs: 800 });
  expect(await chain.db.syncResult.findMany()).toMatchObject([
    { runId: RUN, targetId: first, outcome: 'SUCCEEDED', ...COUNTS, error: null, headline: null, durationMs: 800 },
  ]);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([
    { targetId: first, ...PUBLISHED, body: MENU, confirmed: true },
  ]);
});

test('progress of a long read is shown until the menu is published', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  const progress: TargetStep = { ...claim(first), step: 'progress', progress: { done: 2, total: 9 } };
  expect(await stepped(chain, [progress])).toEqual([]);
  await stepped(chain, [claim(first)]);
  expect(await stepped(chain, [progress])).toEqual([first]);
  const { startedAt } = await rowOf(chain, first);
  expect(await rowOf(chain, first)).toMatchObject({ phase: 'READING', progressDone: 2, progressTotal: 9, startedAt });
  await stepped(chain, [announce(first)]);
  // Late: what it was read for is over.
  expect(await stepped(chain, [progress])).toEqual([first]);
  expect(await rowOf(chain, first)).toMatchObject({ phase: 'PUBLISHING' });
  await stepped(chain, [settle(first)]);
  expect(await rowOf(chain, first)).toMatchObject({ phase: null, progressDone: null, progressTotal: null });
});

test('steps written together each win or lose on their own (I2)', async () => {
  await using chain = await openWithQueued(3);
  const [first, second = '', third = ''] = await targetsOf(chain);
  await stepped(chain, [claim(first), claim(second)]);
  await cancel(chain, second);
  expect(await stepped(chain, [settle(first), settle(second), claim(third)])).toEqual([first, third]);
  expect(await rowOf(chain, second)).toMatchObject({ state: 'CANCELLED', lastResult: null });
  expect(await chain.db.syncResult.findMany()).toMatchObject([{ targetId: first }]);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ targetId: first }]);
});

test('a step repeated after a lost answer is written once', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  expect(await stepped(chain, [claim(first)])).toEqual([first]);
  const { startedAt } = await rowOf(chain, first);
  expect(await stepped(chain, [claim(first)])).toEqual([first]);
  expect(await rowOf(chain, first)).toMatchObject({ state: 'RUNNING', startedAt });
  expect(await stepped(chain, [settle(first)])).toEqual([first]);
  expect(await stepped(chain, [settle(first)])).toEqual([]);
  expect(await chain.db.syncResult.count()).toBe(1);
});

test('a target stopped while waiting for the gate is a lost race (I2)', async () => {
  await using chain = await openWithQueued(2);
  const [first, second = ''] = await targetsOf(chain);
  await stepped(chain, [claim(first)]);
  const sql = `UPDATE sync_state SET state = 'CANCELLED' WHERE id = '${first}'`;
  expect(await steppedMeanwhile(chain, { sql, steps: [settle(first), claim(second)] })).toEqual([second]);
  expect(await rowOf(chain, first)).toMatchObject({ state: 'CANCELLED' });
  expect(await chain.db.syncResult.count()).toBe(0);
  expect(await chain.db.publishedMaster.count()).toBe(0);
});

test.each([
  ['the chain', 'UPDATE chain_gate SET fence = 8', null],
  ['the target alone', 'UPDATE sync_state SET fence = 8', []],
])('a later conductor that takes %s while waiting for the gate wins (I6)', async (_what, sql, answer) => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  expect(await steppedMeanwhile(chain, { sql, steps: [claim(first)] })).toEqual(answer);
  expect(await rowOf(chain, first)).toMatchObject({ state: 'QUEUED' });
});

test('does not step a target of another run', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  expect(await stepped(chain, [{ kind: 'MENU', targetId: first, runId: 'another', step: 'claim' }])).toEqual([]);
});

test('changed targets carry the gate’s rev', async () => {
  await using chain = await openWithQueued(2);
  const { db, chainId } = chain;
  const [first, second = ''] = await targetsOf(chain);
  await stepped(chain, [claim(first), claim(second)]);
  const { rev } = await db.chainGate.findUniqueOrThrow({ where: { chainId } });
  expect([await rowOf(chain, first), await rowOf(chain, second)]).toMatchObject([{ rev }, { rev }]);
});

test('announcing keeps the old menu and the categories of both; confirming a known menu keeps its body', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  await stepped(chain, [claim(first)]);
  await stepped(chain, [settle(first)]);
  await requeue(chain);
  await stepped(chain, [claim(first)]);
  const later = { hash: 'later', destination: 'there', categoryIds: ['c2'] };
  await stepped(chain, [{ kind: 'MENU', targetId: first, runId: RUN, step: 'announce', items: 3, published: later }]);
  const [announced] = await chain.db.publishedMaster.findMany();
  expect(announced).toMatchObject({ hash: 'new', body: MENU, confirmed: false });
  expect(announced?.categoryIds.toSorted()).toEqual(['c1', 'c2']);
  await chain.db.syncResult.deleteMany();
  await stepped(chain, [settle(first, { published: PUBLISHED })]);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ ...PUBLISHED, body: MENU, confirmed: true }]);
});

test('keeps a held plan until its menu is published', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  const context = { currency: 'JPY', totalBefore: 3, items: [], guess: null };
  const held = { planHash: 'plan', plan: { counts: COUNTS, changes: [] }, checks: [], context };
  const error = { code: 'held', detail: { rule: 'menu-empty' } } as const;
  const result = { outcome: 'HELD', error, issues: [] } as const;
  await stepped(chain, [claim(first)]);
  expect(await stepped(chain, [{ kind: 'MENU', targetId: first, runId: RUN, step: 'settle', result, held }])).toEqual([
    first,
  ]);
  expect(await rowOf(chain, first)).toMatchObject({ state: 'HELD', error, expectedMs: null });
  expect(await chain.db.heldPlan.findMany()).toMatchObject([
    { targetId: first, planHash: 'plan', counts: COUNTS, context },
  ]);
  expect(await chain.db.syncResult.findMany()).toMatchObject([{ outcome: 'HELD', error, errorCode: 'held' }]);
  await chain.db.syncResult.deleteMany();
  await requeue(chain);
  await stepped(chain, [claim(first)]);
  await stepped(chain, [settle(first)]);
  expect(await chain.db.heldPlan.count()).toBe(0);
});

test('a failure keeps the facts of the last success', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  await stepped(chain, [claim(first)]);
  await stepped(chain, [settle(first)]);
  await chain.db.syncResult.deleteMany();
  await requeue(chain);
  await stepped(chain, [claim(first)]);
  const error = { code: 'internal' } as const;
  const { lastSuccessAt } = await rowOf(chain, first);
  await stepped(chain, [
    { kind: 'MENU', targetId: first, runId: RUN, step: 'settle', result: { outcome: 'FAILED', error } },
  ]);
  const kept = { lastResult: COUNTS, expectedMs: 900, lastSuccessAt };
  expect(await rowOf(chain, first)).toMatchObject({ state: 'FAILED', error, ...kept, settledAt: expect.any(Date) });
});

test('rejects a transition that the state diagram does not have', async () => {
  await using chain = await openWithQueued(1);
  const [first] = await targetsOf(chain);
  const skip = settle(first, { result: { outcome: 'SKIPPED' } });
  await expect(stepped(chain, [skip])).rejects.toThrow(/RUNNING to SKIPPED/);
});

/** Runs steps that wait for the gate while another transaction runs `sql` and commits. */
async function steppedMeanwhile(chain: TestChain, { sql, steps }: { sql: string; steps: readonly TargetStep[] }) {
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

function claim(targetId: string): TargetStep {
  return { kind: 'MENU', targetId, runId: RUN, step: 'claim' };
}

function announce(targetId: string): TargetStep {
  return { kind: 'MENU', targetId, runId: RUN, step: 'announce', items: 3, published: PUBLISHED };
}

function settle(targetId: string, published: Partial<Extract<TargetStep, { step: 'settle' }>> = {}): TargetStep {
  const result = { outcome: 'SUCCEEDED', counts: COUNTS, durationMs: 800 } as const;
  return {
    kind: 'MENU',
    targetId,
    runId: RUN,
    step: 'settle',
    result,
    expectedMs: 900,
    published: { ...PUBLISHED, master: MENU },
    ...published,
  };
}

async function stepped({ store, chainId }: TestChain, steps: readonly TargetStep[], fence = FENCE) {
  const took = await store.stepTargets(chainId, { fence, steps });
  return took && [...took].toSorted();
}

async function openWithQueued(shops: number): Promise<TestChain> {
  const chain = await openTestChain({ shops });
  const { store, chainId } = chain;
  await store.underGate(chainId, async (tx) => {
    await tx.raiseFence(FENCE);
    await tx.createRun({ ...NEW_RUN, id: RUN });
    await tx.changeState({ kind: 'MENU', from: ['IDLE'], to: 'QUEUED', set: { runId: RUN, fence: FENCE } });
  });
  return chain;
}

async function targetsOf({ db }: TestChain): Promise<[string, ...string[]]> {
  const rows = await db.syncState.findMany({ where: { kind: 'MENU' }, orderBy: { id: 'asc' } });
  const [first = '', ...others] = rows.map((row) => row.id);
  return [first, ...others];
}

function rowOf({ db }: TestChain, id: string) {
  return db.syncState.findUniqueOrThrow({ where: { id } });
}
