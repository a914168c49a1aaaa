import type { Menu } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { GuardCheck } from './check.ts';
import { type KeptItem, keptItems } from './kept-items.ts';
import { losesOptions, losesVariants } from './lost-choices.ts';
import { countJumps } from './price-jumps.ts';
import { isRetaxed } from './retaxed.ts';
import { emptied, foreign, isAbove, isFrom } from './shares.ts';
import type { GuardThresholds } from './thresholds.ts';

export type GuardedMenu = { readonly before: Menu; readonly after: Menu; readonly plan: Plan };

/**
 * All checks of a menu's plan. `plan` leads from `before`, the platform's menu, to `after`. A first publish trips
 * nothing. Items are matched by id: one re-created under its old name counts as removed and created.
 */
export function guardMenu({ before, after, plan }: GuardedMenu, thresholds: GuardThresholds): readonly GuardCheck[] {
  const kept = keptItems(before, after);
  return [
    emptied('menu-empty', before.items, after.items),
    removedCheck(plan, before, thresholds),
    pricesCheck({ before, after, kept }, thresholds),
    renamedCheck(plan, kept, thresholds),
    optionsCheck({ before, after, kept }, thresholds),
    variantsCheck(kept, thresholds),
    taxesCheck(kept, thresholds),
    categoriesCheck(before, after, thresholds),
    foreign('foreign-menu', { before: before.items, after: after.items }, thresholds.knownPercent),
  ];
}

function removedCheck(plan: Plan, before: Menu, { removedPercent, removedFew }: GuardThresholds): GuardCheck {
  const count = plan.counts.removed;
  const total = before.items.length;
  const tripped = count > removedFew && isAbove(count, total, removedPercent);
  return { rule: 'items-removed', tripped, count, total, limit: removedPercent };
}

type Compared = { readonly before: Menu; readonly after: Menu; readonly kept: readonly KeptItem[] };

/**
 * A few jumps are normal. In a menu so small that a few are a large part of it, the limit is a quarter of its variants.
 */
function pricesCheck(compared: Compared, { priceFactor, pricesFew }: GuardThresholds): GuardCheck {
  const { jumps, variants, total } = countJumps(compared, priceFactor);
  const limit = Math.min(pricesFew, Math.floor(variants / 4));
  return { rule: 'prices-jump', tripped: jumps > limit, count: jumps, total, limit, factor: priceFactor };
}

function renamedCheck(plan: Plan, kept: readonly KeptItem[], { renamedPercent }: GuardThresholds): GuardCheck {
  const renamed = plan.changes.filter(
    (entry) => entry.kind === 'item' && entry.fields.some(({ field }) => field === 'name'),
  );
  const [count, total] = [renamed.length, kept.length];
  return {
    rule: 'items-renamed',
    tripped: isAbove(count, total, renamedPercent),
    count,
    total,
    limit: renamedPercent,
  };
}

function taxesCheck(kept: readonly KeptItem[], { retaxedPercent }: GuardThresholds): GuardCheck {
  const [count, total] = [kept.filter(isRetaxed).length, kept.length];
  return {
    rule: 'taxes-changed',
    tripped: isAbove(count, total, retaxedPercent),
    count,
    total,
    limit: retaxedPercent,
  };
}

function optionsCheck({ before, after, kept }: Compared, thresholds: GuardThresholds): GuardCheck {
  const withOptions = kept.filter(({ was }) => was.optionGroupIds.length > 0);
  const losing = losesOptions({ before, after }, kept);
  return choicesCheck('options-lost', { kept, having: withOptions, losing: withOptions.filter(losing) }, thresholds);
}

function variantsCheck(kept: readonly KeptItem[], thresholds: GuardThresholds): GuardCheck {
  const withSeveral = kept.filter(({ was }) => was.variants.length > 1);
  return choicesCheck(
    'variants-lost',
    { kept, having: withSeveral, losing: withSeveral.filter(losesVariants) },
    thresholds,
  );
}

/**
 * A share of the items that have a choice. As these can be few, it also takes more than a few, or that share of the
 * whole menu.
 */
function choicesCheck(
  rule: 'options-lost' | 'variants-lost',
  items: Record<'kept' | 'having' | 'losing', readonly KeptItem[]>,
  { choicesPercent, choicesFew }: GuardThresholds,
): GuardCheck {
  const [count, total] = [items.losing.length, items.having.length];
  const isMuch = count > choicesFew || isFrom(count, items.kept.length, choicesPercent);
  const tripped = isMuch && isFrom(count, total, choicesPercent);
  return { rule, tripped, count, total, limit: choicesPercent };
}

/**
 * Allows one more than the check of the chain's categories: in a small shop, removing two items can empty two
 * categories. Also trips if no item has a category any more, however few there were.
 */
function categoriesCheck(before: Menu, after: Menu, { categoriesPercent, categoriesFew }: GuardThresholds): GuardCheck {
  const was = usedCategories(before);
  const is = usedCategories(after);
  const count = [...was].filter((id) => !is.has(id)).length;
  const isMuch = count > categoriesFew + 1 || is.size === 0;
  const tripped = isMuch && isFrom(count, was.size, categoriesPercent);
  return { rule: 'categories-unused', tripped, count, total: was.size, limit: categoriesPercent };
}

function usedCategories(menu: Menu): ReadonlySet<string> {
  return new Set(menu.items.flatMap((item) => item.categoryIds));
}
