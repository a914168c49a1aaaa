import { expect, test } from 'vitest';
import { NEW_RUN } from '#e2e/fixtures/new-run.ts';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import type { NewHeldPlan, TargetStep } from '#lib/sync/target-step.ts';

const FENCE = 7;
const RUN = 'a-run';
const NEXT_RUN = 'the-next-run';
const DRINKS = [{ id: 'c1', name: 'Drinks', sortOrder: 0 }];
const COUNTS = { created: 1, changed: 0, removed: 0, unchanged: 0 };
const PUBLISHED = { hash: 'new', destination: 'there', categoryIds: ['kept'], master: DRINKS };
const HELD: NewHeldPlan = {
  planHash: 'plan',
  plan: { counts: COUNTS, changes: [] },
  checks: [],
  context: { currency: '', totalBefore: 3, items: [], guess: null },
};
const HELD_ERROR = { code: 'held', detail: { rule: 'categories-removed' } } as const;

test('claims, announces and settles the categories, with a result for every run they serve', async () => {
  await using chain = await openWithQueued();
  expect(await stepped(chain, 'claim')).toBe(true);
  expect(await rowOf(chain)).toMatchObject({ state: 'RUNNING', phase: 'READING', startedAt: expect.any(Date) });

  expect(await stepped(chain, 'announce')).toBe(true);
  expect(await rowOf(chain)).toMatchObject({ state: 'RUNNING', phase: 'READING', progressTotal: null });
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([
    { hash: 'new', body: DRINKS, categoryIds: ['kept'], confirmed: false },
  ]);

  expect(await stepped(chain, settled())).toBe(true);
  const { lastSuccessAt, settledAt, ...row } = await rowOf(chain);
  expect(row).toMatchObject({ state: 'SUCCEEDED', outcome: 'SUCCEEDED', outcomeRunId: RUN, phase: null, error: null });
  expect(row).toMatchObject({
    lastResult: COUNTS,
    durationMs: 800,
    issueCount: 1,
    expectedMs: null,
    missedState: null,
  });
  expect(lastSuccessAt).toEqual(settledAt);
  expect(await resultsOf(chain)).toMatchObject([
    { runId: RUN, kind: 'CATEGORIES', outcome: 'SUCCEEDED', ...COUNTS, durationMs: 800, finishedAt: settledAt },
    { runId: NEXT_RUN, kind: 'CATEGORIES', outcome: 'SUCCEEDED', ...COUNTS, durationMs: 800, finishedAt: settledAt },
  ]);
  const { destination, hash } = PUBLISHED;
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([{ hash, destination, confirmed: true }]);
});

test('synced again for the same runs, they replace the earlier result', async () => {
  await using chain = await openWithQueued();
  await stepped(chain, 'claim');
  await stepped(chain, {
    step: 'settle',
    resultRunIds: [RUN],
    result: { outcome: 'FAILED', error: { code: 'internal' } },
  });
  await requeue(chain);
  await stepped(chain, 'claim');
  await stepped(chain, settled());
  expect(await resultsOf(chain)).toMatchObject([
    { runId: RUN, outcome: 'SUCCEEDED', error: null },
    { runId: NEXT_RUN, outcome: 'SUCCEEDED' },
  ]);
});

test('a step repeated after a lost answer is written once', async () => {
  await using chain = await openWithQueued();
  expect(await stepped(chain, 'claim')).toBe(true);
  const { startedAt } = await rowOf(chain);
  expect(await stepped(chain, 'claim')).toBe(true);
  expect(await rowOf(chain)).toMatchObject({ state: 'RUNNING', startedAt });
  expect(await stepped(chain, 'announce')).toBe(true);
  expect(await stepped(chain, 'announce')).toBe(true);
  expect(await stepped(chain, settled())).toBe(true);
  const before = await everything(chain);
  expect(await stepped(chain, settled())).toBe(false);
  expect(await everything(chain)).toEqual(before);
});

test('a settlement that lost the race to another state writes nothing (I2)', async () => {
  await using chain = await openWithQueued();
  await stepped(chain, 'claim');
  await chain.db.$executeRaw`UPDATE sync_state SET state = 'QUEUED' WHERE kind = 'CATEGORIES'`;
  const before = await everything(chain);
  expect(await stepped(chain, settled())).toBe(false);
  expect(await stepped(chain, { ...failed(), held: HELD })).toBe(false);
  expect(await stepped(chain, 'announce')).toBe(false);
  expect(await everything(chain)).toEqual(before);
});

test('a conductor whose chain was taken changes nothing, not even the gate (I6)', async () => {
  await using chain = await openWithQueued();
  await stepped(chain, 'claim');
  await chain.db.$executeRaw`UPDATE chain_gate SET fence = ${FENCE + 1}`;
  const [gate, before] = [await chain.db.chainGate.findFirst(), await everything(chain)];
  for (const step of [settled(), failed(), removal('confirm')]) expect(await stepped(chain, step)).toBeNull();
  expect([await chain.db.chainGate.findFirst(), await everything(chain)]).toEqual([gate, before]);
});

test('a hold keeps the plan and the earlier outcome, also when it is held again', async () => {
  await using chain = await openWithQueued();
  await stepped(chain, 'claim');
  await stepped(chain, settled());
  const { settledAt } = await rowOf(chain);
  for (const planHash of ['plan', 'another plan']) {
    await requeue(chain);
    await stepped(chain, 'claim');
    expect(await stepped(chain, { ...failed(), held: { ...HELD, planHash } })).toBe(true);
  }
  const row = await rowOf(chain);
  expect(row).toMatchObject({ state: 'HELD', outcome: 'HELD', error: HELD_ERROR, issueCount: 1, lastResult: COUNTS });
  const [held] = await chain.db.heldPlan.findMany();
  expect(held).toMatchObject({ runId: RUN, planHash: 'another plan', counts: COUNTS, context: HELD.context });
  const before = held?.before as { settledAt: string };
  expect(before).toMatchObject({ outcome: 'SUCCEEDED', runId: RUN, error: null, issueCount: 1, durationMs: 800 });
  expect(new Date(before.settledAt)).toEqual(settledAt);
});

test('a removal leaves the settled target as it is and changes what is published', async () => {
  await using chain = await openWithQueued();
  await stepped(chain, 'claim');
  expect(await stepped(chain, removal('announce'))).toBe(false);
  await stepped(chain, settled());
  const { rev: _rev, ...before } = await rowOf(chain);
  expect(await stepped(chain, removal('announce'))).toBe(true);
  const [announced] = await chain.db.publishedMaster.findMany();
  expect(announced).toMatchObject({ hash: 'new', body: DRINKS, confirmed: false });
  expect(announced?.categoryIds.toSorted()).toEqual(['kept', 'used']);
  expect(await stepped(chain, removal('confirm'))).toBe(true);
  expect(await chain.db.publishedMaster.findMany()).toMatchObject([
    { hash: 'less', body: [], categoryIds: ['used'], confirmed: true },
  ]);
  expect(await rowOf(chain)).toMatchObject(before);
  expect(await resultsOf(chain)).toHaveLength(2);
});

test('in a gate’s transaction, a step is undone with it', async () => {
  await using chain = await openWithQueued();
  const { store, chainId } = chain;
  const [claim] = await stepsOf(chain, 'claim');
  const before = await everything(chain);
  const undone = store.underGate(chainId, async (tx) => {
    expect(await tx.step({ fence: FENCE, steps: claim ? [claim] : [] })).toEqual(new Set([claim?.targetId]));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await everything(chain)).toEqual(before);
});

type Step = TargetStep extends infer Each
  ? Each extends TargetStep
    ? Omit<Each, 'kind' | 'targetId' | 'runId'>
    : never
  : never;

function settled(): Step {
  const issues = [{ code: 'uncategorised', entity: 'item', id: 'i1', name: 'Tea' }] as never;
  const result = { outcome: 'SUCCEEDED', counts: COUNTS, issues, durationMs: 800 } as const;
  return { step: 'settle', resultRunIds: [RUN, NEXT_RUN], result, published: PUBLISHED };
}

function failed() {
  return { step: 'settle', resultRunIds: [RUN, NEXT_RUN], result: { outcome: 'HELD', error: HELD_ERROR } } as const;
}

function removal(which: 'announce' | 'confirm'): Step {
  const published = { hash: 'less', destination: 'there', categoryIds: ['used'], master: [] };
  return { step: `${which}-removal`, published };
}

async function stepsOf(chain: TestChain, step: Step | 'claim' | 'announce'): Promise<TargetStep[]> {
  const { id: targetId } = await rowOf(chain);
  const given: Step = step === 'claim' ? { step } : step === 'announce' ? { step, published: PUBLISHED } : step;
  return [{ kind: 'CATEGORIES', targetId, runId: RUN, ...given }];
}

/** Whether the step was applied; null if the chain belongs to another conductor. */
async function stepped(chain: TestChain, step: Step | 'claim' | 'announce'): Promise<boolean | null> {
  const took = await chain.store.stepTargets(chain.chainId, { fence: FENCE, steps: await stepsOf(chain, step) });
  return took && took.size === 1;
}

async function openWithQueued(): Promise<TestChain> {
  const chain = await openTestChain({ shops: 1 });
  await chain.store.underGate(chain.chainId, async (tx) => {
    await tx.raiseFence(FENCE);
    for (const id of [RUN, NEXT_RUN]) await tx.createRun({ ...NEW_RUN, id });
  });
  await requeue(chain);
  return chain;
}

async function requeue({ store, chainId }: TestChain): Promise<void> {
  const set = { runId: RUN, fence: FENCE };
  await store.underGate(chainId, (tx) =>
    tx.changeState({ kind: 'CATEGORIES', from: SETTLED_STATES, to: 'QUEUED', set }),
  );
}

function rowOf({ db }: TestChain) {
  return db.syncState.findFirstOrThrow({ where: { kind: 'CATEGORIES' } });
}

function resultsOf({ db }: TestChain) {
  return db.syncResult.findMany({ orderBy: { run: { number: 'asc' } } });
}

/** All that a step can write, except for the gate. */
async function everything(chain: TestChain) {
  const { db } = chain;
  const written = [await resultsOf(chain), await db.publishedMaster.findMany(), await db.heldPlan.findMany()];
  return { row: await rowOf(chain), written };
}
