import type { Category } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { GuardCheck } from './check.ts';
import { emptied, foreign, isAbove, isFrom } from './shares.ts';
import type { GuardThresholds } from './thresholds.ts';

export type GuardedCategories = {
  readonly before: readonly Category[];
  readonly after: readonly Category[];
  readonly plan: Plan;
};

/**
 * All checks of a plan for a chain's categories. `after` is the POS's list without the dropped categories that are kept
 * until the last menu is published: their removal is what is checked here. A first publish trips nothing.
 */
export function guardCategories(
  { before, after, plan }: GuardedCategories,
  thresholds: GuardThresholds,
): readonly GuardCheck[] {
  return [
    emptied('categories-empty', before, after),
    removedCheck(plan, before, thresholds),
    renamedCheck(plan, before, thresholds),
    foreign('foreign-categories', { before, after }, thresholds.knownPercent),
  ];
}

function removedCheck(plan: Plan, before: readonly Category[], thresholds: GuardThresholds): GuardCheck {
  const { categoriesPercent: limit, categoriesFew } = thresholds;
  const [count, total] = [plan.counts.removed, before.length];
  return {
    rule: 'categories-removed',
    tripped: count > categoriesFew && isFrom(count, total, limit),
    count,
    total,
    limit,
  };
}

function renamedCheck(plan: Plan, before: readonly Category[], thresholds: GuardThresholds): GuardCheck {
  const { renamedPercent: limit, categoriesFew } = thresholds;
  const renamed = plan.changes.filter((entry) => entry.fields.some(({ field }) => field === 'name'));
  const [count, total] = [renamed.length, before.length - plan.counts.removed];
  return {
    rule: 'categories-renamed',
    tripped: count > categoriesFew && isAbove(count, total, limit),
    count,
    total,
    limit,
  };
}
