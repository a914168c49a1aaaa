import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '#lib/domain/audit.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { NewRun } from '#lib/sync/gate/run-statements.ts';
import type { ShopInTransaction } from '#lib/sync/gate/shop-statements.ts';
import { RollBack } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { followRun } from './follow-run.ts';
import { newRunOf, requestedEvent, type SyncAnswer, type SyncRequest } from './sync-request.ts';

/**
 * Accepts one sync, or returns the conflicting runs (I1). One transaction under the chain's gate row: the claim is a
 * compare-and-set whose affected rows decide; the run and the wake-up job exist if and only if it won.
 */
export async function requestSync(store: SyncStore, request: SyncRequest): Promise<SyncAnswer> {
  const answer = await startNow(store, request);
  return answer.kind === 'busy' && request.follow ? followRun(store, { request, busy: answer.busy }) : answer;
}

function startNow(store: SyncStore, requested: SyncRequest): Promise<SyncAnswer> {
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
  const shopName = request.single ? (shops[0]?.name ?? null) : null;
  await tx.createRun(newRunOf(request, { id: runId, shopName, total: taken, approved }));
  await tx.record(auditEventOf({ request, shops, approved }, { runId, taken }));
  await tx.wake();
  return { kind: 'accepted', runId, busy: conflicts };
}

function auditEventOf({ request, approved }: Claiming, { runId, taken }: { runId: string; taken: number }): AuditEvent {
  const event = requestedEvent(request, { runId, shops: taken });
  if (approved === null) return event;
  const { planHash, reason } = approved;
  return { ...event, act: 'plan-approved', after: { ...event.after, planHash, reason } };
}
