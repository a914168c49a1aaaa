import type { SyncStore } from './store.ts';

export type ScopeAnswer = 'set' | 'unknown-shop' | 'unmatched';

/** Takes a shop into or out of scope (連携対象外); a person's choice that discovering keeps. */
export async function setScope(
  store: SyncStore,
  { shopId, inScope }: { shopId: string; inScope: boolean },
): Promise<ScopeAnswer> {
  const chainId = await store.chainOfShop(shopId);
  if (chainId === null) return 'unknown-shop';
  const done = await store.underGate(chainId, (tx) => tx.setScope(shopId, inScope));
  return done ? 'set' : 'unmatched';
}
