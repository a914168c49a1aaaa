import type { Chain } from '#lib/contract/chains.ts';

/** How many plans of a chain wait for a person: its held shops', and its categories'. */
export function heldCount({ shops, categories }: Pick<Chain, 'shops' | 'categories'>): number {
  return shops.heldPlans + (categories.hasHeldPlan ? 1 : 0);
}
