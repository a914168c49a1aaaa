import { heldOutcome } from '#app/components/shared/held/held-outcome.ts';
import { heldCategoriesPath, heldPath, heldShopPath } from '#app/components/shared/held/held-paths.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';

/** The targets a run held that are still undecided. */
export type HeldNow = {
  readonly chainId: string;
  readonly shopIds: ReadonlySet<string>;
  readonly categories: boolean;
};

/** A plan belongs to a run until another run takes its target. */
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

/** The page for deciding on held shops; a single shop links to its own page. Null if none is left. */
export function heldShopsHref({ chainId, shopIds }: HeldNow): string | null {
  const [first] = shopIds;
  if (first === undefined) return null;
  return shopIds.size === 1 ? heldShopPath(chainId, first) : heldPath(chainId);
}

export function heldCategoriesHref({ chainId, categories }: HeldNow): string | null {
  return categories ? heldCategoriesPath(chainId) : null;
}
