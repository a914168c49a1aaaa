import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';

/** The count at which a threshold holds a plan, for a menu of a familiar size: `from` items of `of`. */
export type GuardExample = { readonly from: number; readonly of: number };

/** Part of `changed`: names and taxes have separate thresholds. */
export type GuardExamples = Readonly<
  Record<'removed' | 'renamed' | 'retaxed' | 'choices' | 'categories' | 'foreign', GuardExample>
>;

const ITEMS = 100;
const ITEMS_WITH_CHOICES = 20;
const CATEGORIES = 10;

/** Mirrors lib/domain/guard, one threshold at a time. */
export function guardExamples(thresholds: GuardThresholds): GuardExamples {
  const { removedPercent, removedFew, renamedPercent, retaxedPercent } = thresholds;
  const { choicesPercent, choicesFew, categoriesPercent, categoriesFew, knownPercent } = thresholds;
  return {
    removed: { from: Math.max(above(removedPercent, ITEMS), removedFew + 1), of: ITEMS },
    renamed: { from: above(renamedPercent, ITEMS), of: ITEMS },
    retaxed: { from: above(retaxedPercent, ITEMS), of: ITEMS },
    choices: {
      from: Math.max(share(choicesPercent, ITEMS_WITH_CHOICES), choicesFew + 1),
      of: ITEMS_WITH_CHOICES,
    },
    categories: { from: Math.max(share(categoriesPercent, CATEGORIES), categoriesFew + 1), of: CATEGORIES },
    foreign: { from: share(knownPercent, ITEMS), of: ITEMS },
  };
}

/** The smallest count that reaches the share. */
function share(percent: number, of: number): number {
  return Math.ceil((percent * of) / 100);
}

/** The smallest count that exceeds the share. */
function above(percent: number, of: number): number {
  return Math.floor((percent * of) / 100) + 1;
}
