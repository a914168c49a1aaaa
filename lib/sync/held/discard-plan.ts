import type { Actor } from '#lib/domain/access.ts';
import type { SyncStore } from '#lib/sync/store.ts';

export type DiscardAnswer = 'discarded' | 'nothing-held' | 'plan-changed' | 'unknown';

export type Discarding = { readonly planHash: string; readonly reason: string; readonly by: Actor };

/**
 * Rejects a shop's held plan: nothing is published, and the shop returns to its earlier state. A later sync that finds
 * the same plan holds it again, and shows this decision.
 */
export async function discardMenu(
  store: SyncStore,
  { shopId, ...discarding }: Discarding & { shopId: string },
): Promise<DiscardAnswer> {
  const chainId = await store.chainOfShop(shopId);
  return chainId === null ? 'unknown' : discard(store, { chainId, shopId, ...discarding });
}

/** Rejects the held categories; the shops skipped because of them return to their earlier state. */
export async function discardCategories(
  store: SyncStore,
  { chainId, ...discarding }: Discarding & { chainId: string },
): Promise<DiscardAnswer> {
  return discard(store, { chainId, shopId: null, ...discarding });
}

async function discard(
  store: SyncStore,
  { chainId, shopId, planHash, reason, by }: Discarding & { chainId: string; shopId: string | null },
): Promise<DiscardAnswer> {
  return store.underGate(chainId, async (tx) => {
    const held = await tx.heldPlan(shopId);
    if (held === null) return 'nothing-held';
    if (held.planHash !== planHash) return 'plan-changed';
    if (!(await tx.discardHeld(held.targetId, { planHash, reason, by: by.name }))) return 'nothing-held';
    const about = { by, chainId, ...(shopId !== null && { shopId }) };
    await tx.record({ act: 'plan-discarded', ...about, before: { planHash }, after: { reason } });
    return 'discarded';
  });
}
