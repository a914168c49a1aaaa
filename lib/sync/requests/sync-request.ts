import type { Actor } from '#lib/domain/access.ts';
import type { AuditEvent } from '#lib/domain/audit.ts';
import type { NewRun } from '#lib/sync/gate/run-statements.ts';
import type { BusyShop, ShopInTransaction } from '#lib/sync/gate/shop-statements.ts';

export type SyncRequest = {
  readonly chainId: string;
  /** Absent: every shop in scope. */
  readonly shopIds?: readonly string[];
  /** Publish unchanged menus too. */
  readonly full?: boolean;
  /** `skip` takes the free shops and leaves out the rest; `reject` (the default) takes all or none. */
  readonly onBusy?: 'reject' | 'skip';
  /** If no shop can be queued now: a run that starts when the current ones end, instead of `busy`. */
  readonly follow?: boolean;
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

/** A request's run; `total` is how many shops it holds, or will hold. */
export function newRunOf(request: SyncRequest, run: Pick<NewRun, 'id' | 'shopName' | 'total' | 'approved'>): NewRun {
  const { full = false, retryOf = null, named, by } = request;
  const now = { follows: false, wantedShopIds: [] };
  const asked = { requestName: named?.id ?? null, requestedBy: by.name, requestedByKind: by.kind };
  return { ...run, scope: scopeOf(request), full, retryOf, ...now, ...asked };
}

export function requestedEvent(request: SyncRequest, { runId, shops }: { runId: string; shops: number }) {
  const { chainId, by, full, retryOf, single, shopIds } = request;
  const shopId = single ? shopIds?.[0] : undefined;
  const after = { scope: scopeOf(request), shops, ...(full && { full }), ...(retryOf && { retryOf }) };
  const about = { by, chainId, runId, ...(shopId !== undefined && { shopId }) };
  return { act: 'sync-requested', ...about, after } as const satisfies AuditEvent;
}

export function scopeOf(request: SyncRequest): 'all' | 'shops' | 'shop' {
  if (request.shopIds === undefined) return 'all';
  return request.single ? 'shop' : 'shops';
}
