import type { Actor } from '#lib/domain/access.ts';
import type { SyncStore } from '#lib/sync/store.ts';

export type ScopeAnswer = 'set' | 'unknown-shop' | 'unmatched';

/** Takes a shop into or out of scope (連携対象外); discovery keeps this choice. */
export async function setScope(
  store: SyncStore,
  { shopId, inScope, by }: { shopId: string; inScope: boolean; by: Actor },
): Promise<ScopeAnswer> {
  const chainId = await store.chainOfShop(shopId);
  if (chainId === null) return 'unknown-shop';
  const done = await store.underGate(chainId, async (tx) => {
    const before = await tx.setScope(shopId, inScope);
    if (before !== null && before !== inScope) {
      const change = { before: { inScope: before }, after: { inScope } };
      await tx.record({ act: 'shop-scope-changed', by, chainId, shopId, ...change });
    }
    return before !== null;
  });
  return done ? 'set' : 'unmatched';
}
