import { changeSummaryOf } from '#lib/domain/change-summary.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import type { Menu } from '#lib/domain/master.ts';
import { expectNext } from '#lib/domain/schedule.ts';
import type { Traffic } from '#lib/domain/traffic.ts';
import type { Spent } from '#lib/sync/conductor/stopwatch.ts';
import { heldContext } from '#lib/sync/held/held-context.ts';
import { heldFacts } from '#lib/sync/held/held-facts.ts';
import type { Hold } from '#lib/sync/held/hold.ts';
import type { TargetStep } from '#lib/sync/target-step.ts';
import type { ShopWork } from './backlog.ts';
import { type CarriedMenu, publishedOf, targetOf } from './menu-state.ts';

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

/** A shop whose sync has ended, to be saved. */
export type Settling = { readonly work: ShopWork; readonly settlement: Settlement; readonly cost: Cost };

/** RUNNING → its outcome; if applied, the result row and what was published or held, in the same transaction. */
export function settleStep({ work, settlement, cost }: Settling): TargetStep {
  const settle = { ...targetOf(work), step: 'settle' } as const;
  switch (settlement.outcome) {
    case 'SUCCEEDED': {
      const { carried, outcome } = settlement;
      const { menu, plan, planHash, issues, toConfirm } = carried;
      const headline = changeSummaryOf(plan);
      return {
        ...settle,
        result: { outcome, counts: plan.counts, changes: plan.changes, headline, issues, planHash, ...cost },
        expectedMs: expectNext(work.expectedMs, cost.durationMs),
        ...(toConfirm !== 'nothing' && {
          published: { ...publishedOf({ work, carried }), ...(toConfirm === 'the menu' && { master: menu }) },
        }),
      };
    }
    case 'HELD': {
      const { outcome, carried, checks, hold, before } = settlement;
      const { plan, planHash, issues } = carried;
      const error = heldFacts(hold, checks);
      const headline = changeSummaryOf(plan);
      const context = heldContext({ before, after: carried.menu, plan });
      return {
        ...settle,
        result: { outcome, counts: plan.counts, changes: plan.changes, headline, issues, planHash, error, ...cost },
        held: { planHash, plan, checks, context },
      };
    }
    case 'FAILED':
      return { ...settle, result: { outcome: 'FAILED', error: settlement.failure, ...cost } };
    case 'CANCELLED':
      return { ...settle, result: { outcome: 'CANCELLED', ...cost } };
  }
}
