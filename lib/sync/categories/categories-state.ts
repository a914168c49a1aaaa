import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import { guessCategoriesCause } from '#lib/domain/guard/guess-cause.ts';
import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { Category, MasterIssue } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { Traffic } from '#lib/domain/traffic.ts';
import { heldFacts } from '#lib/sync/held/held-facts.ts';
import type { Hold } from '#lib/sync/held/hold.ts';
import type { CategorySync } from './sync-categories.ts';
import type { GateTx, KnownFacts, NewResult } from '#lib/sync/store.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';

export type SettledCategories = {
  readonly outcome: 'SUCCEEDED';
  readonly categories: readonly Category[];
  readonly hash: string;
  readonly plan: Plan;
  readonly headline: ChangeSummary | null;
  readonly issues: readonly MasterIssue[];
  readonly destination: string;
  /** The ones that the POS has dropped: kept until the last menu is published. */
  readonly keptIds: readonly string[];
  /** The brand's currency, from the conductor's first request to the platform. */
  readonly currency: string;
};

export type CategoriesSettlement =
  | SettledCategories
  | { readonly outcome: 'FAILED'; readonly failure: SyncErrorFacts }
  | {
      readonly outcome: 'HELD';
      readonly plan: Plan;
      readonly planHash: string;
      readonly checks: readonly GuardCheck[];
      readonly hold: Hold;
      readonly before: readonly Category[];
      readonly after: readonly Category[];
    };

type Settling<T extends CategoriesSettlement> = {
  readonly sync: CategorySync;
  readonly settlement: T;
  readonly cost: { readonly durationMs: number; readonly traffic: Traffic };
};

/** RUNNING → SUCCEEDED, with one result for every run that this category sync serves. */
export async function settleCategories(
  conductor: ConductorContext,
  settling: Settling<SettledCategories>,
): Promise<void> {
  const { sync, settlement, cost } = settling;
  const { plan, headline, issues, hash, categories } = settlement;
  const { counts, changes } = plan;
  await conductor.underGate(async (tx) => {
    const took = await tx.changeState({
      ...mine(conductor, sync),
      from: ['RUNNING'],
      to: 'SUCCEEDED',
      set: {
        runId: firstRun(sync),
        phase: null,
        error: null,
        durationMs: cost.durationMs,
        lastResult: counts,
        headline,
        issueCount: issues.length,
      },
    });
    if (took === 0) return;
    const { destination, keptIds } = settlement;
    await tx.confirmPublish(sync.targetId, { hash, master: categories, destination, keptIds });
    await tx.clearApproval(
      sync.runs.map((run) => run.id),
      sync.targetId,
    );
    await addResults(tx, sync, { outcome: 'SUCCEEDED', counts, changes, headline, issues, ...cost });
  });
}

/** RUNNING → CANCELLED: the shops of its runs are already settled. */
export async function cancelCategories(
  conductor: ConductorContext,
  { sync, cost }: Omit<Settling<never>, 'settlement'>,
): Promise<void> {
  await conductor.underGate(async (tx) => {
    const set = { runId: firstRun(sync), phase: null, durationMs: cost.durationMs };
    const took = await tx.changeState({ ...mine(conductor, sync), from: ['RUNNING'], to: 'CANCELLED', set });
    if (took > 0) await addResults(tx, sync, { outcome: 'CANCELLED', ...cost });
  });
}

/**
 * RUNNING → FAILED or HELD, and every shop of the runs it serves QUEUED → SKIPPED with the cause, in one transaction.
 */
export async function skipShops(
  conductor: ConductorContext,
  settling: Settling<Exclude<CategoriesSettlement, SettledCategories>>,
): Promise<void> {
  const { sync, settlement, cost } = settling;
  const { outcome } = settlement;
  const failure = outcome === 'HELD' ? heldFacts(settlement.hold, settlement.checks) : settlement.failure;
  const runIds = sync.runs.map((run) => run.id);
  const error: SyncErrorFacts = { code: 'categories-failed', detail: { ...failure.detail, causeCode: failure.code } };
  await conductor.underGate(async (tx) => {
    const before = await tx.knownFacts(sync.targetId);
    const took = await tx.changeState({
      ...mine(conductor, sync),
      from: ['RUNNING'],
      to: outcome,
      set: { runId: firstRun(sync), phase: null, error: failure, durationMs: cost.durationMs },
    });
    if (took === 0) return;
    if (outcome === 'HELD') await hold(tx, sync, { ...settlement, known: before });
    await addResults(tx, sync, { outcome, error: failure, ...cost });
    await tx.settleQueued({ runIds, outcome: 'SKIPPED', error, fence: conductor.lease.fence });
  });
}

async function hold(
  tx: GateTx,
  sync: CategorySync,
  {
    plan,
    planHash,
    checks,
    before,
    after,
    known,
  }: Extract<CategoriesSettlement, { outcome: 'HELD' }> & { known: KnownFacts },
): Promise<void> {
  const guess = guessCategoriesCause({ before, after, plan });
  const context = { currency: '', totalBefore: before.length, items: [], guess };
  await tx.holdPlan(sync.targetId, { runId: firstRun(sync), planHash, plan, checks, context, before: known });
}

/** The categories target is attributed to the first of the runs it serves. */
function firstRun({ runs: [run] }: CategorySync): string {
  return run?.id ?? '';
}

async function addResults(
  tx: GateTx,
  sync: CategorySync,
  result: Omit<NewResult, 'runId' | 'targetId' | 'kind'>,
): Promise<void> {
  const { targetId } = sync;
  await tx.addResults(sync.runs.map((run) => ({ runId: run.id, targetId, kind: 'CATEGORIES', ...result })));
}

/** Matches the categories target only while this conductor holds it. */
function mine(conductor: ConductorContext, sync: CategorySync): Pick<StateChange, 'kind' | 'where'> {
  return { kind: 'CATEGORIES', where: { targetIds: [sync.targetId], fence: conductor.lease.fence } };
}
