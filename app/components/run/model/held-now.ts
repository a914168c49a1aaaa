import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { heldOutcome } from '#app/components/held/model/held-outcome.ts';
import { heldCategoriesPath, heldPath, heldShopPath } from '#app/components/held/model/held-paths.ts';

/** What a run held and nobody has decided about yet. */
export type HeldNow = {
  readonly chainId: string;
  readonly shopIds: ReadonlySet<string>;
  readonly categories: boolean;
};

/** A plan is a run's as long as no other run has taken its target. */
export function heldNow(
  run: { readonly id: string; readonly chainId: string },
  snapshot: Pick<StatusSnapshot, 'shops' | 'chain'> | undefined,
): HeldNow {
  const shops = [...(snapshot?.shops.values() ?? [])].filter(
    (shop) => shop.hasHeldPlan && heldOutcome(shop).runId === run.id,
  );
  return {
    chainId: run.chainId,
    shopIds: new Set(shops.map((shop) => shop.id)),
    categories: snapshot?.chain.categories.hasHeldPlan === true,
  };
}

/** Where held shops are decided about: a single one at its own page. Null where none waits any more. */
export function heldShopsHref({ chainId, shopIds }: HeldNow): string | null {
  const [first] = shopIds;
  if (first === undefined) return null;
  return shopIds.size === 1 ? heldShopPath(chainId, first) : heldPath(chainId);
}

export function heldCategoriesHref({ chainId, categories }: HeldNow): string | null {
  return categories ? heldCategoriesPath(chainId) : null;
}
