import { randomUUID } from 'node:crypto';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { Follower } from '#lib/sync/gate/run-statements.ts';
import type { BusyShop } from '#lib/sync/gate/shop-statements.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { newRunOf, requestedEvent, scopeOf, type SyncAnswer, type SyncRequest } from './sync-request.ts';

/**
 * Accepts a request that conflicts with a current run: its run starts when the shops that it is for are free. A chain
 * has at most one waiting run; later requests join it and add their shops.
 */
export async function followRun(
  store: SyncStore,
  { request, busy }: { request: SyncRequest; busy: readonly BusyShop[] },
): Promise<SyncAnswer> {
  return store.underGate(request.chainId, async (tx): Promise<SyncAnswer> => {
    const waiting = await tx.follower();
    const wanted = waiting === null ? { id: randomUUID(), ...wantedBy(request) } : joined(waiting, request);
    const { id, shopIds, full } = wanted;
    const shops = await tx.shops(shopIds ?? undefined);
    const single = request.single && shops.length === 1;
    const whole = { ...request, shopIds: shopIds ?? undefined, full, single };
    const facts = { shopName: single ? (shops[0]?.name ?? null) : null, total: shops.length };
    if (waiting === null) {
      const run = newRunOf(whole, { id, ...facts, approved: null });
      await tx.createRun({ ...run, follows: true, wantedShopIds: shopIds ?? [] });
    } else {
      // It may now touch more than what failed (I10).
      await tx.widenFollower({ ...wanted, ...facts, scope: scopeOf(whole), retryOf: null });
    }
    await tx.record(requestedEvent(request, { runId: id, shops: request.shopIds?.length ?? shops.length }));
    // The conflicting run may have ended since: then this is the only work.
    await tx.wake();
    return { kind: 'accepted', runId: id, busy };
  });
}

function wantedBy({ shopIds, full = false }: SyncRequest): Omit<Follower, 'id'> {
  return { shopIds: shopIds ?? null, full };
}

function joined({ id, shopIds, full }: Follower, request: SyncRequest): Follower {
  const wanted = wantedBy(request);
  const both = shopIds === null || wanted.shopIds === null ? null : [...new Set([...shopIds, ...wanted.shopIds])];
  return { id, shopIds: both, full: full || wanted.full };
}

/**
 * Claims the shops of the run that waits, once none of them is active. Shops that have left the scope meanwhile are left
 * out; with none left, the run ends at once.
 */
export async function startFollower(tx: GateTx): Promise<void> {
  const follower = await tx.follower();
  if (follower === null) return;
  const { id, shopIds } = follower;
  if ((await tx.busyShops(shopIds ?? undefined)).length > 0) return;
  const total = await tx.changeState({
    kind: 'MENU',
    from: SETTLED_STATES,
    to: 'QUEUED',
    where: { inScope: true, ...(shopIds !== null && { shopIds }) },
    set: { runId: id, fence: tx.fence },
  });
  await tx.startFollower(id, total);
}
