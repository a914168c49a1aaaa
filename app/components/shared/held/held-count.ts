import type { Chain } from '#lib/contract/chains.ts';

/** The number of held plans in a chain: held shops, plus the categories. */
export function heldCount({ shops, categories }: Pick<Chain, 'shops' | 'categories'>): number {
  return shops.heldPlans + (categories.hasHeldPlan ? 1 : 0);
}
