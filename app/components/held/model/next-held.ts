import { heldCategoriesPath, heldShopPath } from '#app/components/shared/held/held-paths.ts';
import type { HeldTarget } from '#lib/client/held.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';

/** The next held plan of a chain and how many are left. Categories come first, because the shops wait for them. */
export function nextHeld(
  { chain, shops }: Pick<StatusSnapshot, 'chain' | 'shops'>,
  decided: HeldTarget,
): { readonly href: string; readonly count: number } | null {
  const waiting = [...shops.values()].filter(
    (shop) => shop.inScope && shop.hasHeldPlan && !(decided.kind === 'shop' && decided.shopId === shop.id),
  );
  const hrefs = [
    ...(chain.categories.hasHeldPlan && decided.kind === 'shop' ? [heldCategoriesPath(chain.id)] : []),
    ...waiting.map((shop) => heldShopPath(chain.id, shop.id)),
  ];
  const [href] = hrefs;
  return href === undefined ? null : { href, count: hrefs.length };
}
