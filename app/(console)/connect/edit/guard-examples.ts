import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';

/** How many of how many are held from: what a threshold means in a menu that a person can picture. */
export type GuardExample = { readonly from: number; readonly of: number };

/** Of `changed`: names and taxes have their own thresholds. */
export type GuardExamples = Readonly<
  Record<'removed' | 'renamed' | 'retaxed' | 'choices' | 'categories' | 'foreign', GuardExample>
>;

const ITEMS = 100;
const ITEMS_WITH_CHOICES = 20;
const CATEGORIES = 10;

/** As lib/domain/guard decides; each threshold by itself. */
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

/** The least number that is that share or more. */
function share(percent: number, of: number): number {
  return Math.ceil((percent * of) / 100);
}

/** The least number that is more than that share. */
function above(percent: number, of: number): number {
  return Math.floor((percent * of) / 100) + 1;
}
