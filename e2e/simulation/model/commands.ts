import fc from 'fast-check';
import { expect } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { EDITS, type Edit } from '#e2e/simulation/masters.ts';
import { toRetry } from '#e2e/simulation/memory-store.ts';
import { CHAIN_ID, menuTargetOf, type Rows } from '#e2e/simulation/rows.ts';
import type { World } from '#e2e/simulation/world.ts';
import { hasHeldPlan, isActive } from '#lib/domain/state.ts';
import { approveMenu } from '#lib/sync/held/approve-plan.ts';
import { discardMenu } from '#lib/sync/held/discard-plan.ts';
import { cancelRun } from '#lib/sync/requests/cancel-run.ts';
import { requestSync } from '#lib/sync/requests/request-sync.ts';
import { retryRun } from '#lib/sync/requests/retry-run.ts';
import type { SyncStore } from '#lib/sync/store.ts';

/** What the predictions rest on: which run has which shop, how each ended, what is held. */
export type Model = { rows: Rows };
export type Real = { readonly world: World; readonly settled: () => Promise<void> };

type Step = fc.AsyncCommand<Model, Real>;
const by = actor('a person');

/** A command: acts on the real system, then compares its answer with the model's prediction. */
function step(name: string, run: (model: Model, real: Real) => Promise<void>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      Object.assign(model, { rows: real.world.database.rows });
      await run(model, real);
      await real.settled();
      expect(real.world.violations.all).toEqual([]);
    },
  };
}

/** Sends a request and waits for the response, as a person would. */
async function settledAnswer<T>({ world, settled }: Real, ask: (store: SyncStore) => Promise<T>): Promise<T> {
  const answer = ask(world.web().store);
  await settled();
  return answer;
}

function post(shopIds: readonly string[] | undefined, onBusy: 'skip' | 'reject', full: boolean): Step {
  return step(`post ${shopIds?.join() ?? 'all'} ${onBusy}${full ? ' full' : ''}`, async ({ rows }, real) => {
    const wanted = shopIds ?? [...rows.shops.keys()];
    const busy = wanted.filter((id) => isActive(rows.states.get(menuTargetOf(id))?.state ?? 'IDLE'));
    const accepted = busy.length === 0 || (onBusy === 'skip' && busy.length < wanted.length);
    const answer = await settledAnswer(real, (store) =>
      requestSync(store, { chainId: CHAIN_ID, shopIds, onBusy, full, by }),
    );
    expect(answer.kind).toBe(accepted ? 'accepted' : 'busy');
    expect('busy' in answer ? answer.busy.map((shop) => shop.shopId).toSorted() : null).toEqual(busy.toSorted());
  });
}

function follow(shopIds: readonly string[] | undefined): Step {
  return step(`follow ${shopIds?.join() ?? 'all'}`, async ({ rows }, real) => {
    const wanted = shopIds ?? [...rows.shops.keys()];
    const isFree = wanted.every((id) => !isActive(rows.states.get(menuTargetOf(id))?.state ?? 'IDLE'));
    const waiting = [...rows.runs.values()].find((run) => run.follows && !run.finished);
    const answer = await settledAnswer(real, (store) =>
      requestSync(store, { chainId: CHAIN_ID, shopIds, follow: true, by }),
    );
    if (answer.kind !== 'accepted') throw new Error(`not accepted: ${answer.kind}`);
    if (!isFree && waiting !== undefined) expect(answer.runId).toBe(waiting.id);
    else expect(rows.runs.has(answer.runId)).toBe(false);
  });
}

function cancel(nth: number): Step {
  return step(`cancel ${nth}`, async ({ rows }, real) => {
    const run = at([...rows.runs.values()], nth);
    if (run === undefined) return;
    const answer = await settledAnswer(real, (store) => cancelRun(store, { runId: run.id, by }));
    expect(answer).toBe(run.finished ? 'run-finished' : 'accepted');
    const queued = [...real.world.database.rows.states.values()].filter(
      (row) => row.kind === 'MENU' && row.runId === run.id && row.state === 'QUEUED',
    );
    if (!run.finished) expect(queued).toEqual([]);
  });
}

function retry(nth: number): Step {
  return step(`retry ${nth}`, async ({ rows }, real) => {
    const run = at([...rows.runs.values()], nth);
    if (run === undefined) return;
    const failed = toRetry(rows, run.id);
    const isBusy = failed.some((id) => isActive(rows.states.get(menuTargetOf(id))?.state ?? 'IDLE'));
    const answer = await settledAnswer(real, (store) => retryRun(store, { runId: run.id, by }));
    const outcome = 'refused' in answer ? answer.refused : answer.answer.kind;
    if (!run.finished) expect(outcome).toBe('run-not-finished');
    else if (failed.length === 0) expect(outcome).toBe('nothing-to-retry');
    else expect(outcome).toBe(isBusy ? 'busy' : 'accepted');
  });
}

function decide(shopId: string, how: 'approve' | 'approve another' | 'discard' | 'discard another'): Step {
  return step(`${how} ${shopId}`, async ({ rows }, real) => {
    const id = menuTargetOf(shopId);
    const row = rows.states.get(id);
    const isHeld = row !== undefined && hasHeldPlan(row);
    const plan = rows.held.get(id);
    const planHash = how.endsWith('another') ? 'another' : (plan?.planHash ?? '');
    if (how.startsWith('discard')) {
      const answer = await settledAnswer(real, (store) =>
        discardMenu(store, { shopId, planHash, reason: 'not intended', by }),
      );
      const foretold = how === 'discard' ? 'discarded' : 'plan-changed';
      expect(answer).toBe(isHeld ? foretold : 'nothing-held');
      if (answer !== 'discarded') return;
      const state = row?.state === 'HELD' ? plan?.before.outcome : row?.state;
      expect(real.world.database.rows.states.get(id)).toMatchObject({ state, ...plan?.before });
      return expect(real.world.database.rows.held.has(id)).toBe(false);
    }
    const approval = { shopId, planHash, reason: 'reviewed', by };
    const answer = await settledAnswer(real, (store) => approveMenu(store, approval));
    const foretold = how === 'approve' ? 'accepted' : 'plan-changed';
    return expect(answer.kind).toBe(isHeld ? foretold : 'nothing-held');
  });
}

/** Advances virtual time: requests are answered, the conductor continues, timers fire. */
function tick(ms: number): Step {
  return step(`tick ${ms} ms`, async (_model, { world }) => {
    const untilMs = world.timeline.nowMs() + ms;
    await world.timeline.run({ untilMs, done: () => world.violations.all.length > 0 });
  });
}

function toWorker(name: string, nth: number, act: (world: World, process: World['workers'][number]) => void): Step {
  return step(`${name} worker ${nth}`, async (_model, { world }) => {
    const worker = at(
      world.workers.filter(({ process }) => process.state !== 'dead'),
      nth,
    );
    if (worker !== undefined) act(world, worker);
  });
}

function edit(kind: Edit): Step {
  return step(`the POS: ${kind}`, async (_model, { world }) => world.editPos(kind));
}

function faulty(reset: number, lostAnswer: number, refused: number): Step {
  return step(`faults ${reset} ${lostAnswer} ${refused}`, async (_model, { world }) => {
    Object.assign(world.net, { faults: { ...world.net.faults, reset, lostAnswer, refused } });
  });
}

const nth = fc.nat(7);

/** Any commands in any order. */
export function anySteps(shopIds: readonly string[]): fc.Arbitrary<Iterable<Step>> {
  const shop = fc.constantFrom(...shopIds);
  const some = fc.option(fc.uniqueArray(shop, { minLength: 1 }), { nil: undefined });
  const odds = fc.constantFrom(0, 0, 0.2, 0.5);
  const firstOfTwo = fc.constantFrom('answer' as const, 'timer' as const);
  return fc.commands(
    [
      fc
        .tuple(some, fc.constantFrom('skip' as const, 'reject' as const), fc.constantFrom(false, false, true))
        .map((args) => post(...args)),
      fc.tuple(some, fc.constantFrom('reject' as const), fc.constant(false)).map((args) => post(...args)),
      fc.constantFrom(10, 50, 100, 400, 1_000, 3_000).map(tick),
      fc.integer({ min: 10, max: 600 }).map(tick),
      // Longer than a lease.
      fc.constantFrom(9_000, 20_000).map(tick),
      nth.map((n) => toWorker('kill', n, (world, { process }) => (process.kill(), world.addWorker()))),
      nth.map((n) => toWorker('stop', n, (_world, { process }) => process.stop())),
      fc
        .tuple(nth, firstOfTwo)
        .map(([n, first]) =>
          toWorker(`continue, ${first} first,`, n, (_world, { process }) => process.continue(first)),
        ),
      nth.map((n) => toWorker('ask to leave', n, (world, worker) => (worker.leave(), world.addWorker()))),
      some.map(follow),
      nth.map(cancel),
      nth.map(retry),
      fc
        .tuple(
          shop,
          fc.constantFrom(
            'approve' as const,
            'approve' as const,
            'approve another' as const,
            'discard' as const,
            'discard another' as const,
          ),
        )
        .map((args) => decide(...args)),
      fc.constantFrom(...EDITS).map(edit),
      fc.tuple(odds, odds, odds).map((args) => faulty(...args)),
      fc
        .constantFrom(0, 0.3)
        .map((breakingOdds) =>
          step(
            `connections break ${breakingOdds}`,
            async (_model, { world }) => void Object.assign(world.database, { breakingOdds }),
          ),
        ),
    ],
    { maxCommands: 40, size: '+1' },
  );
}

function at<T>(list: readonly T[], place: number): T | undefined {
  return list.length === 0 ? undefined : list[place % list.length];
}
