import { requestSync } from '#lib/sync/requests/request-sync.ts';
import type { SyncAnswer, SyncRequest } from '#lib/sync/requests/sync-request.ts';
import type { SyncStore } from '#lib/sync/store.ts';

export type Approval = { readonly planHash: string; readonly reason: string } & Pick<SyncRequest, 'by' | 'named'>;

/** Publishes a shop's held plan: an ordinary run of that shop, which holds again if the POS has changed (I8). */
export async function approveMenu(
  store: SyncStore,
  { shopId, planHash, reason, by, named }: Approval & { shopId: string },
): Promise<SyncAnswer | { readonly kind: 'unknown' }> {
  const chainId = await store.chainOfShop(shopId);
  if (chainId === null) return { kind: 'unknown' };
  const approval = { of: 'menu', planHash, reason } as const;
  return requestSync(store, { chainId, shopIds: [shopId], single: true, approval, by, named });
}

/** Publishes the held categories, with a run over the shops that were skipped because of them. */
export async function approveCategories(
  store: SyncStore,
  { chainId, planHash, reason, by, named }: Approval & { chainId: string },
): Promise<SyncAnswer> {
  const approval = { of: 'categories', planHash, reason } as const;
  return requestSync(store, { chainId, onBusy: 'skip', approval, by, named });
}
