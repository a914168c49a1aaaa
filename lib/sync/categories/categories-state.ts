import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { Features } from '#lib/domain/fit-menu.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import { guessCategoriesCause } from '#lib/domain/guard/guess-cause.ts';
import type { Category, MasterIssue } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { Traffic } from '#lib/domain/traffic.ts';
import type { Settings } from '#lib/sync/conductor/chain-settings.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { MenuTarget, WaitingRun } from '#lib/sync/gate/run-statements.ts';
import { heldFacts } from '#lib/sync/held/held-facts.ts';
import type { Hold } from '#lib/sync/held/hold.ts';
import type { NewHeldPlan, NewPublished, TargetStep } from '#lib/sync/target-step.ts';

/** A category sync that has started: the runs it serves are stamped with its id before it reads anything (I3). */
export type CategorySync = {
  readonly id: string;
  readonly targetId: string;
  readonly runs: readonly WaitingRun[];
  /** Read after the runs were stamped. */
  readonly settings: Settings;
} & Pick<MenuTarget, 'spentMs' | 'deaths'>;

export type SettledCategories = {
  readonly outcome: 'SUCCEEDED';
  readonly plan: Plan;
  readonly headline: ChangeSummary | null;
  readonly issues: readonly MasterIssue[];
  /** With those that the POS has dropped: kept until the last menu is published. */
  readonly published: NewPublished;
  /** The brand's currency, from the conductor's first request to the platform. */
  readonly currency: string;
  /** The platform's features, likewise. */
  readonly features: Features;
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
  { sync, settlement, cost }: Settling<SettledCategories>,
): Promise<void> {
  const { outcome, plan, headline, issues, published } = settlement;
  const { counts, changes } = plan;
  const result = { outcome, counts, changes, headline, issues, ...cost };
  await conductor.underGate(async (tx) => {
    if (await settle(tx, { conductor, sync, result, published })) await tx.clearApproval(runIdsOf(sync), sync.targetId);
  });
}

/** RUNNING → CANCELLED: the shops of its runs are already settled. */
export async function cancelCategories(
  conductor: ConductorContext,
  { sync, cost }: Omit<Settling<never>, 'settlement'>,
): Promise<void> {
  const result = { outcome: 'CANCELLED', ...cost } as const;
  await conductor.underGate((tx) => settle(tx, { conductor, sync, result }));
}

/**
 * RUNNING → FAILED or HELD, and every shop of the runs it serves QUEUED → SKIPPED with the cause, in one transaction.
 */
export async function skipShops(
  conductor: ConductorContext,
  { sync, settlement, cost }: Settling<Exclude<CategoriesSettlement, SettledCategories>>,
): Promise<void> {
  const { outcome } = settlement;
  const failure = outcome === 'HELD' ? heldFacts(settlement.hold, settlement.checks) : settlement.failure;
  const result = { outcome, error: failure, ...cost };
  const held = outcome === 'HELD' ? heldPlanOf(settlement) : undefined;
  const error: SyncErrorFacts = { code: 'categories-failed', detail: { ...failure.detail, causeCode: failure.code } };
  await conductor.underGate(async (tx) => {
    if (!(await settle(tx, { conductor, sync, result, held }))) return;
    await tx.settleQueued({ runIds: runIdsOf(sync), outcome: 'SKIPPED', error, fence: conductor.lease.fence });
  });
}

type Settle = Pick<Extract<TargetStep, { step: 'settle' }>, 'result' | 'published' | 'held'>;

/** False if the target is no longer this conductor's. */
async function settle(
  tx: GateTx,
  { conductor, sync, ...given }: Settle & { conductor: ConductorContext; sync: CategorySync },
): Promise<boolean> {
  const { targetId } = sync;
  const step = { ...categoriesOf(sync), step: 'settle', resultRunIds: runIdsOf(sync), ...given } as const;
  const took = await tx.step({ fence: conductor.lease.fence, steps: [step] });
  return took?.has(targetId) ?? false;
}

function heldPlanOf({
  plan,
  planHash,
  checks,
  before,
  after,
}: Extract<CategoriesSettlement, { outcome: 'HELD' }>): NewHeldPlan {
  const guess = guessCategoriesCause({ before, after, plan });
  return { planHash, plan, checks, context: { currency: '', totalBefore: before.length, items: [], guess } };
}

function runIdsOf(sync: CategorySync): string[] {
  return sync.runs.map((run) => run.id);
}

/** The categories target is held by the first of the runs that it serves. */
export function categoriesOf({
  targetId,
  runs: [first],
}: Pick<CategorySync, 'targetId' | 'runs'>): Pick<TargetStep, 'kind' | 'targetId' | 'runId'> {
  return { kind: 'CATEGORIES', targetId, runId: first?.id ?? '' };
}
