import type { Actor } from '../domain/access.ts';
import type { SyncStore } from './store.ts';

export type DiscardAnswer = 'discarded' | 'nothing-held' | 'unknown';

/** Drops a shop's held plan. Nothing is published; the next sync looks at the POS anew. */
export async function discardMenu(
  store: SyncStore,
  { shopId, by }: { shopId: string; by: Actor },
): Promise<DiscardAnswer> {
  const chainId = await store.chainOfShop(shopId);
  return chainId === null ? 'unknown' : discard(store, { chainId, shopId, by });
}

/** Drops the held categories. */
export async function discardCategories(
  store: SyncStore,
  { chainId, by }: { chainId: string; by: Actor },
): Promise<DiscardAnswer> {
  return discard(store, { chainId, shopId: null, by });
}

async function discard(
  store: SyncStore,
  { chainId, shopId, by }: { chainId: string; shopId: string | null; by: Actor },
): Promise<DiscardAnswer> {
  return store.underGate(chainId, async (tx) => {
    const held = await tx.heldPlan(shopId);
    if (held === null) return 'nothing-held';
    const dropped = await tx.changeState({
      kind: shopId === null ? 'CATEGORIES' : 'MENU',
      from: ['HELD'],
      to: 'CANCELLED',
      where: { targetIds: [held.targetId] },
      set: { error: null },
    });
    if (dropped === 0) return 'nothing-held';
    await tx.dropHeldPlan(held.targetId);
    const before = { planHash: held.planHash };
    await tx.record({ act: 'plan-discarded', by, chainId, ...(shopId !== null && { shopId }), before });
    return 'discarded';
  });
}
