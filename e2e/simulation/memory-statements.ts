import { NO_SHOPS } from '#lib/db/queries/run-sums.ts';
import { hasHeldPlan, isActive } from '#lib/domain/state.ts';
import { MOST_DEATHS } from '#lib/sync/conductor/inherited.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { MenuTarget } from '#lib/sync/gate/run-statements.ts';
import type { BusyShop } from '#lib/sync/gate/shop-statements.ts';
import { CARRIED, changeState } from './memory-change.ts';
import { stepTargets } from './memory-steps.ts';
import { CATEGORIES_TARGET, menuTargetOf, type ResultRow, resultKey, type Rows, type StateRow } from './rows.ts';

/** Work that a transaction defers to its commit, beside its rows. */
export type AtCommit = { wake: boolean; endLease: number | null };

type Statement<Name extends keyof GateTx> = GateTx[Name] extends (...args: infer Args) => Promise<infer Answer>
  ? (...args: Args) => Answer
  : never;
/**
 * The statements of `GateTx` as the database runs them: each takes effect at once, on the transaction's own view of the
 * rows.
 */
export type Statements = { readonly [Name in Exclude<keyof GateTx, 'fence' | 'openFence'>]: Statement<Name> };

export function statementsOn(
  rows: Rows,
  { atCommit, isQueued }: { atCommit: AtCommit; isQueued: () => boolean },
): Statements {
  const { states, deaths, runs, results, published, held, discoveries, shops } = rows;

  const deathsOf = (id: string) => deaths.get(id)?.deaths ?? 0;

  function activeOf(runId: string): boolean {
    return [...states.values()].some((row) => row.kind === 'MENU' && row.runId === runId && isActive(row.state));
  }

  function stateOf(targetId: string): StateRow {
    const row = states.get(targetId);
    if (row === undefined) throw new Error(`no target ${targetId}`);
    return row;
  }

  return {
    changeState: (change) => changeState(rows, change),
    step: (stepping) => stepTargets(rows, stepping),
    record() {},
    runOfRequest: () => null,
    createRun(run) {
      runs.set(run.id, { ...run, number: runs.size + 1, finished: false, cancelledBy: null, categorySyncId: null });
    },
    follower() {
      const run = [...runs.values()].find(({ follows, finished }) => follows && !finished);
      return run ? { id: run.id, shopIds: run.scope === 'all' ? null : run.wantedShopIds, full: run.full } : null;
    },
    widenFollower({ id, shopIds, ...change }) {
      for (const run of pick(runs, [id])) runs.set(id, { ...run, ...change, wantedShopIds: shopIds ?? [] });
    },
    startFollower(id, total) {
      for (const run of pick(runs, [id])) runs.set(id, { ...run, follows: false, wantedShopIds: [], total });
    },
    settleQueued({ runIds, outcome, error, fence }) {
      const queued = [...states.values()].filter(
        (row) =>
          row.kind === 'MENU' &&
          row.state === 'QUEUED' &&
          runIds.includes(row.runId ?? '') &&
          (fence === undefined || row.fence === fence),
      );
      for (const row of queued) {
        const runId = row.runId ?? '';
        const restored = { ...row, state: row.missedState ?? row.outcome };
        const missed = { missedState: 'SKIPPED', missedRunId: runId, missedError: error } as const;
        states.set(row.id, outcome === 'CANCELLED' ? restored : { ...row, state: outcome, ...missed });
        const begun = row.missedState === 'CANCELLED' && row.missedRunId === runId;
        const result: ResultRow = { runId, targetId: row.id, kind: 'MENU', outcome, begun };
        results.set(resultKey(result), result);
      }
      return queued.length;
    },
    markCancelled(runId, { name }) {
      const run = runs.get(runId);
      if (run === undefined || run.finished) return false;
      runs.set(runId, { ...run, cancelledBy: name });
      return true;
    },
    cancelledRuns: () => [...runs.values()].filter((run) => !run.finished && run.cancelledBy).map((run) => run.id),
    heldPlan(shopId) {
      const targetId = shopId === null ? CATEGORIES_TARGET : menuTargetOf(shopId);
      const isPublishing = [...runs.values()].some((run) => !run.finished && run.approved?.targetId === targetId);
      return hasHeldPlan(stateOf(targetId)) && !isPublishing ? (held.get(targetId) ?? null) : null;
    },
    clearApproval(runIds, targetId) {
      for (const run of pick(runs, runIds)) {
        if (run.approved?.targetId === targetId) runs.set(run.id, { ...run, approved: null });
      }
    },
    discardHeld(targetId) {
      const row = stateOf(targetId);
      const plan = held.get(targetId);
      if (!hasHeldPlan(row) || plan === undefined) return false;
      states.set(targetId, { ...row, ...plan.before, state: row.state === 'HELD' ? plan.before.outcome : row.state });
      held.delete(targetId);
      if (targetId !== CATEGORIES_TARGET) return true;
      for (const one of states.values())
        if (waitsForHeld(one)) states.set(one.id, { ...one, ...CARRIED, state: one.outcome });
      return true;
    },
    skippedShops: () =>
      [...states.values()].flatMap((row) =>
        row.shopId !== null && waitsForHeld(row) && shops.get(row.shopId)?.inScope ? [row.shopId] : [],
      ),
    wake() {
      if (!isQueued()) Object.assign(atCommit, { wake: true });
    },
    shops: (ids) => [...shops.values()].filter((shop) => (ids === undefined ? shop.inScope : ids.includes(shop.id))),
    setScope(shopId, inScope) {
      const shop = shops.get(shopId);
      if (shop !== undefined) shops.set(shopId, { ...shop, inScope });
      return shop?.inScope ?? null;
    },
    busyShops: (shopIds) => busyShops(rows, shopIds),
    raiseFence(fence) {
      if (rows.fence >= fence) return false;
      Object.assign(rows, { fence, openFence: fence });
      return true;
    },
    recordInterruption(diedFence) {
      const diedAfter = menusSettled(rows);
      const active = [...states.values()].filter((row) => isActive(row.state));
      for (const { id } of active.filter(({ state, fence }) => state === 'RUNNING' && fence === diedFence)) {
        const before = deaths.get(id);
        const isNext = before?.diedAfter === diedAfter;
        deaths.set(id, { deaths: isNext ? before.deaths + 1 : 1, diedFence, diedAfter });
      }
      return {
        categoriesSuspect: active.some(({ id, kind }) => kind === 'CATEGORIES' && deathsOf(id) > 0),
        condemned: active.some(({ id }) => deathsOf(id) >= MOST_DEATHS),
      };
    },
    forgiveInterruption(fence) {
      if (rows.openFence === fence) Object.assign(rows, { openFence: null });
      for (const [id, row] of deaths) {
        if (row.diedFence === fence) deaths.set(id, { ...row, deaths: row.deaths - 1, diedFence: null });
      }
    },
    countTakeover: () => void Object.assign(rows, { takeovers: rows.takeovers + 1 }),
    forgetCategoryStamps() {
      for (const run of runs.values()) if (!run.finished) runs.set(run.id, { ...run, categorySyncId: null });
    },
    requeueDiscoveries() {
      for (const [id, one] of discoveries) if (one.state === 'RUNNING') discoveries.set(id, { state: 'QUEUED' });
    },
    waitingRuns: () => [...runs.values()].filter((run) => !run.finished && !run.follows && run.categorySyncId === null),
    stampRuns(runIds, categorySyncId) {
      for (const run of pick(runs, runIds)) runs.set(run.id, { ...run, categorySyncId });
    },
    categoriesTarget: () => ({ id: CATEGORIES_TARGET, spentMs: 0, deaths: deathsOf(CATEGORIES_TARGET) }),
    menuTargets: (runIds, wanted) =>
      [...states.values()].flatMap(({ id, kind, runId, shopId, state, expectedMs }): MenuTarget[] => {
        const shop = shops.get(shopId ?? '');
        if (kind !== 'MENU' || runId === null || !shop || !runIds.includes(runId) || !wanted.includes(state)) return [];
        const { posLocationId, platformShopId } = shop;
        const row = published.get(id);
        const known = row?.confirmed ? row : null;
        const past = { expectedMs, spentMs: 0, deaths: deathsOf(id) };
        return [{ id, runId, shopId: shop.id, ...past, posLocationId, platformShopId, published: known }];
      }),
    finishRuns(runIds) {
      const done = pick(runs, runIds).filter((run) => !run.finished && !activeOf(run.id));
      for (const run of done) runs.set(run.id, { ...run, finished: true });
      const outcomes = [...results.values()].filter((result) => result.kind === 'MENU');
      return done.map(({ id, scope }) => {
        const counts = { ...NO_SHOPS };
        for (const { runId, outcome } of outcomes) if (runId === id) counts[outcome] += 1;
        return { id, scope, durationMs: 0, counts };
      });
    },
    openWork: () =>
      [...runs.values()].filter((run) => !run.finished).length +
      [...states.values()].filter((row) => isActive(row.state)).length +
      [...discoveries.values()].filter(({ state }) => state === 'QUEUED' || state === 'RUNNING').length,
    endLease(fence) {
      if (rows.openFence === fence) Object.assign(rows, { openFence: null });
      Object.assign(atCommit, { endLease: fence });
    },
    takeDiscovery() {
      const [id] = [...discoveries].find(([, one]) => one.state === 'QUEUED') ?? [null];
      if (id !== null) discoveries.set(id, { state: 'RUNNING' });
      return id;
    },
    settleDiscovery(id, outcome) {
      if (discoveries.get(id)?.state !== 'RUNNING') return;
      if ('result' in outcome) discoveries.set(id, { state: 'SUCCEEDED', result: outcome.result });
      if ('error' in outcome) discoveries.set(id, { state: 'FAILED', error: outcome.error });
    },
    requestConnectionTest: () => '',
    requestDiscovery() {
      const [waiting] = [...discoveries].find(([, one]) => one.state === 'QUEUED') ?? [null];
      const id = waiting ?? `discovery-${discoveries.size + 1}`;
      discoveries.set(id, { state: 'QUEUED' });
      return id;
    },
    knownSides: () => ({ pos: shops.size, platform: shops.size }),
    saveShops: (upserts) =>
      upserts.map(({ posLocationId }) => {
        const shop = [...shops.values()].find((one) => one.posLocationId === posLocationId);
        return shop?.id ?? '';
      }),
  };
}

/** How many menus have settled so far, excluding those that were never begun. */
function menusSettled({ results }: Rows): number {
  const worked = ['SUCCEEDED', 'HELD', 'FAILED'];
  return [...results.values()].filter(({ kind, outcome }) => kind === 'MENU' && worked.includes(outcome)).length;
}

/** Skipped because the categories were held. */
function waitsForHeld({ state, missedError }: StateRow): boolean {
  const cause = missedError?.detail?.causeCode;
  return state === 'SKIPPED' && (cause === 'held' || cause === 'approval-out-of-date');
}

function pick<T>(table: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.flatMap((id) => table.get(id) ?? []);
}

function busyShops({ states, shops }: Rows, shopIds?: readonly string[]): BusyShop[] {
  const isWanted = (id: string) => (shopIds === undefined ? shops.get(id)?.inScope === true : shopIds.includes(id));
  return [...states.values()].flatMap(({ kind, state, shopId, runId }) =>
    kind === 'MENU' && isActive(state) && shopId !== null && runId !== null && isWanted(shopId)
      ? [{ shopId, runId }]
      : [],
  );
}
