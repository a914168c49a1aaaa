import type { StateCounts, SyncErrorView } from '#lib/contract/parts.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { SyncErrorCode } from '#lib/domain/errors.ts';

export function aShop(over: Partial<Shop> & { id: string }): Shop {
  return {
    chainId: 'c1',
    name: `${over.id}店`,
    number: null,
    timeZone: 'Asia/Tokyo',
    posLocationId: 'L1',
    platformShopId: '1',
    inScope: true,
    state: 'SUCCEEDED',
    phase: null,
    progress: null,
    runId: null,
    queuedAt: null,
    startedAt: null,
    settledAt: null,
    durationMs: null,
    expectedMs: null,
    lastSuccessAt: null,
    lastResult: null,
    headline: null,
    issues: 0,
    error: null,
    previous: null,
    hasHeldPlan: over.state === 'HELD',
    ...over,
  };
}

export function byId(...shops: Shop[]): ReadonlyMap<string, Shop> {
  return new Map(shops.map((shop) => [shop.id, shop]));
}

export function counts(over: Partial<StateCounts> = {}): StateCounts {
  return { IDLE: 0, QUEUED: 0, RUNNING: 0, SUCCEEDED: 0, FAILED: 0, HELD: 0, SKIPPED: 0, CANCELLED: 0, ...over };
}

export function anError(code: SyncErrorCode, detail?: SyncErrorView['detail']): SyncErrorView {
  return { code, message: '', remedy: '', retryable: true, detail };
}
