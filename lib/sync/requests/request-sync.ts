import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import type { AuditEvent } from '#lib/domain/audit.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { NewRun } from '#lib/sync/gate/run-statements.ts';
import type { BusyShop, ShopInTransaction } from '#lib/sync/gate/shop-statements.ts';
import { RollBack } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';

export type SyncRequest = {
  readonly chainId: string;
  /** Absent: every shop in scope. */
  readonly shopIds?: readonly string[];
  /** Publish unchanged menus too. */
  readonly full?: boolean;
  /** `skip` takes the free shops and leaves out the rest; `reject` (the default) takes all or none. */
  readonly onBusy?: 'reject' | 'skip';
  /** Requested as one shop, not as a list of one. */
  readonly single?: boolean;
  readonly retryOf?: string;
  /** Publishes this held plan, of the one shop or (with `of: 'categories'`) of the chain's categories, or holds again. */
  readonly approval?: { readonly of: 'menu' | 'categories'; readonly planHash: string; readonly reason: string };
  readonly by: Actor;
  /** The request's own id, which finds the run that an earlier attempt started (`isAgain`). */
  readonly named?: { readonly id: string; readonly isAgain: boolean };
};

export type SyncAnswer =
  | { readonly kind: 'accepted'; readonly runId: string; readonly busy: readonly BusyShop[] }
  | { readonly kind: 'busy'; readonly busy: readonly BusyShop[] }
  | { readonly kind: 'no-shops-in-scope' }
  | { readonly kind: 'unknown-shops'; readonly shopIds: readonly string[] }
  | { readonly kind: 'out-of-scope'; readonly shops: readonly ShopInTransaction[] }
  | { readonly kind: 'nothing-held' }
  | { readonly kind: 'plan-changed' };

/**
 * Accepts one sync, or returns the conflicting runs (I1). One transaction under the chain's gate row: the claim is a
 * compare-and-set whose affected rows decide; the run and the wake-up job exist if and only if it won.
 */
export async function requestSync(store: SyncStore, requested: SyncRequest): Promise<SyncAnswer> {
  return store.underGate(requested.chainId, async (tx): Promise<SyncAnswer> => {
    const runBefore = requested.named?.isAgain ? await tx.runOfRequest(requested.named.id) : null;
    if (runBefore !== null) throw new RollBack<SyncAnswer>({ kind: 'accepted', runId: runBefore, busy: [] });
    const approved = await approvalOf(tx, requested);
    if (approved !== null && 'kind' in approved) throw new RollBack<SyncAnswer>(approved);
    const request =
      requested.approval?.of === 'categories' ? { ...requested, shopIds: await skippedShopIds(tx) } : requested;
    const shops = await tx.shops(request.shopIds);
    const refusal = refusalOf(request, shops);
    if (refusal !== null) throw new RollBack(refusal);
    return claim(tx, { request, shops, approved });
  });
}

function refusalOf(request: SyncRequest, shops: readonly ShopInTransaction[]): SyncAnswer | null {
  const { shopIds } = request;
  if (shopIds === undefined) return shops.length === 0 ? { kind: 'no-shops-in-scope' } : null;
  const known = new Set(shops.map((shop) => shop.id));
  const unknown = shopIds.filter((id) => !known.has(id));
  if (unknown.length > 0) return { kind: 'unknown-shops', shopIds: unknown };
  const outside = shops.filter((shop) => !shop.inScope);
  return outside.length > 0 ? { kind: 'out-of-scope', shops: outside } : null;
}

/** The shops skipped because of the categories; undefined (all shops) if each has been synced since. */
async function skippedShopIds(tx: GateTx): Promise<readonly string[] | undefined> {
  const skipped = await tx.skippedShops();
  return skipped.length > 0 ? skipped : undefined;
}

type Approved = NonNullable<NewRun['approved']>;

/** Only the currently held plan, exactly as it was shown, can be approved. */
async function approvalOf(
  tx: GateTx,
  { approval, shopIds }: SyncRequest,
): Promise<Approved | Extract<SyncAnswer, { kind: 'nothing-held' | 'plan-changed' }> | null> {
  if (approval === undefined) return null;
  const held = await tx.heldPlan(approval.of === 'menu' ? (shopIds?.[0] ?? '') : null);
  if (held === null) return { kind: 'nothing-held' };
  if (held.planHash !== approval.planHash) return { kind: 'plan-changed' };
  return { ...held, reason: approval.reason };
}

type Claiming = {
  readonly request: SyncRequest;
  readonly shops: readonly ShopInTransaction[];
  readonly approved: Approved | null;
};

async function claim(tx: GateTx, { request, shops, approved }: Claiming): Promise<SyncAnswer> {
  const runId = randomUUID();
  const wantedIds = shops.map((shop) => shop.id);
  // The claim carries the current conductor's fence: it may serve the claim, and no earlier conductor can.
  const taken = await tx.changeState({
    kind: 'MENU',
    from: SETTLED_STATES,
    to: 'QUEUED',
    where: request.shopIds === undefined ? { inScope: true } : { shopIds: wantedIds },
    set: { runId, fence: tx.fence },
  });
  const busy =
    taken < wantedIds.length ? await tx.busyShops(request.shopIds === undefined ? undefined : wantedIds) : [];
  const conflicts = busy.filter((shop) => shop.runId !== runId);
  if (taken === 0 || (taken < wantedIds.length && request.onBusy !== 'skip')) {
    throw new RollBack<SyncAnswer>({ kind: 'busy', busy: conflicts });
  }
  await tx.createRun({
    id: runId,
    scope: scopeOf(request),
    shopName: request.single ? (shops[0]?.name ?? null) : null,
    full: request.full ?? false,
    retryOf: request.retryOf ?? null,
    requestName: request.named?.id ?? null,
    requestedBy: request.by.name,
    requestedByKind: request.by.kind,
    total: taken,
    approved,
  });
  await tx.record(auditEventOf({ request, shops, approved }, { runId, taken }));
  await tx.wake();
  return { kind: 'accepted', runId, busy: conflicts };
}

function auditEventOf(
  { request, shops, approved }: Claiming,
  { runId, taken }: { runId: string; taken: number },
): AuditEvent {
  const { chainId, by, full, retryOf, single } = request;
  const shopId = single ? shops[0]?.id : undefined;
  const after = { scope: scopeOf(request), shops: taken, ...(full && { full }), ...(retryOf && { retryOf }) };
  const about = { by, chainId, runId, ...(shopId !== undefined && { shopId }) };
  if (approved === null) return { act: 'sync-requested', ...about, after };
  return { act: 'plan-approved', ...about, after: { ...after, planHash: approved.planHash, reason: approved.reason } };
}

function scopeOf(request: SyncRequest): 'all' | 'shops' | 'shop' {
  if (request.shopIds === undefined) return 'all';
  return request.single ? 'shop' : 'shops';
}
