import type { SyncErrorFacts } from '../domain/errors.ts';
import type { GuardCheck } from '../domain/guard/check.ts';
import { headlineOf } from '../domain/headline.ts';
import type { Menu } from '../domain/master.ts';
import { expectNext } from '../domain/order-of-work.ts';
import type { Traffic } from '../domain/traffic.ts';
import type { ShopWork } from './backlog.ts';
import { heldContext } from './held-context.ts';
import { heldFacts } from './held-facts.ts';
import type { Hold } from './hold.ts';
import { type CarriedMenu, destinationOf, mine } from './menu-state.ts';
import type { GateTx, NewResult, StateChange } from './store.ts';
import type { Spent } from './stopwatch.ts';
import type { Tenure } from './tenure.ts';

/** How one shop's sync ended. */
export type Settlement =
  | { readonly outcome: 'SUCCEEDED'; readonly carried: CarriedMenu }
  | {
      readonly outcome: 'HELD';
      readonly carried: CarriedMenu;
      readonly checks: readonly GuardCheck[];
      readonly hold: Hold;
      readonly before: Menu;
    }
  | { readonly outcome: 'FAILED'; readonly failure: SyncErrorFacts }
  | { readonly outcome: 'CANCELLED' };

type Cost = Spent & { readonly durationMs: number; readonly traffic: Traffic };
type Settling = { readonly work: ShopWork; readonly settlement: Settlement; readonly cost: Cost };

/** RUNNING → its outcome; if that took, the result row and what was published or held, in the same transaction. */
export async function settleMenu(tenure: Tenure, settling: Settling): Promise<void> {
  const { work, settlement, cost } = settling;
  const { set, result, follow } = settle(tenure, settling);
  const { outcome } = settlement;
  await tenure.underGate(async (tx) => {
    const took = await tx.changeState({
      ...mine(tenure, work),
      from: ['RUNNING'],
      to: outcome,
      set: { phase: null, progress: null, durationMs: cost.durationMs, ...set },
    });
    if (took === 0) return;
    await follow?.(tx);
    await tx.addResults([{ runId: work.runId, targetId: work.id, kind: 'MENU', outcome, ...result, ...cost }]);
  });
}

type Settled = {
  readonly set: StateChange['set'];
  readonly result: Partial<NewResult>;
  readonly follow?: (tx: GateTx) => Promise<void>;
};

function settle(tenure: Tenure, { work, settlement, cost }: Settling): Settled {
  switch (settlement.outcome) {
    case 'SUCCEEDED': {
      const { menu, hash, plan, planHash, issues, known } = settlement.carried;
      const headline = headlineOf(plan);
      const destination = destinationOf(tenure, work);
      const expectedMs = expectNext(work.expectedMs, cost.durationMs);
      return {
        set: { error: null, expectedMs, lastResult: plan.counts, headline, issueCount: issues.length },
        result: { counts: plan.counts, changes: plan.changes, headline, issues, planHash },
        ...(!known && { follow: (tx: GateTx) => tx.confirmPublish(work.id, { hash, master: menu, destination }) }),
      };
    }
    case 'HELD': {
      const { carried, checks, hold, before } = settlement;
      const { plan, planHash, issues } = carried;
      const error = heldFacts(hold, checks);
      const headline = headlineOf(plan);
      const context = heldContext({ before, after: carried.menu, plan });
      return {
        set: { error, issueCount: issues.length },
        result: { counts: plan.counts, changes: plan.changes, headline, issues, planHash, error },
        follow: (tx) => tx.holdPlan(work.id, { runId: work.runId, planHash, plan, checks, context }),
      };
    }
    case 'FAILED':
      return { set: { error: settlement.failure }, result: { error: settlement.failure } };
    case 'CANCELLED':
      return { set: { error: null }, result: {} };
  }
}
