import type { Chain } from '#lib/contract/chains.ts';
import type { StateCounts } from '#lib/contract/parts.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { Clock, ShopChanges } from '#lib/contract/status.ts';
import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import type { StatusSnapshot } from './merge-status.ts';

const NO_SHOPS: StateCounts = {
  IDLE: 0,
  QUEUED: 0,
  RUNNING: 0,
  SUCCEEDED: 0,
  FAILED: 0,
  HELD: 0,
  SKIPPED: 0,
  CANCELLED: 0,
};

/** A shop as the API returns it. Always new objects, nested ones too, like parsed JSON. */
export function someShop(id: string, changes: Partial<Shop> = {}): Shop {
  return {
    id,
    chainId: 'chain',
    name: `${id}店`,
    number: id,
    timeZone: 'Asia/Tokyo',
    posLocationId: `L${id}`,
    platformShopId: id,
    inScope: true,
    state: 'SUCCEEDED',
    phase: null,
    progress: null,
    runId: null,
    queuedAt: null,
    startedAt: null,
    settledAt: null,
    durationMs: 4_100,
    expectedMs: 4_000,
    lastSuccessAt: '2026-11-23T00:00:00.000Z',
    lastResult: { created: 0, changed: 2, removed: 0, unchanged: 30 },
    headline: null,
    issues: 0,
    error: null,
    previous: null,
    hasHeldPlan: changes.state === 'HELD',
    ...changes,
  };
}

export function someChain(changes: Partial<Chain> = {}): Chain {
  return {
    id: 'chain',
    name: '居酒屋はいぜん',
    pos: { kind: 'square', baseUrl: 'http://127.0.0.1:1' },
    ordering: { kind: 'oder', baseUrl: 'http://127.0.0.1:2', brandId: 'brand' },
    limits: { shops: 4, pos: 4, ordering: 8 },
    guard: DEFAULT_THRESHOLDS,
    currency: 'JPY',
    createdAt: '2026-11-01T00:00:00.000Z',
    shops: { total: 2, inScope: 2, outOfScope: 0, byState: { ...NO_SHOPS }, heldPlans: 0 },
    categories: {
      state: 'SUCCEEDED',
      phase: null,
      runId: null,
      total: 14,
      lastResult: null,
      durationMs: 900,
      lastSuccessAt: null,
      error: null,
      previous: null,
      hasHeldPlan: false,
    },
    ...changes,
  };
}

export function someRun(changes: Partial<Run> = {}): Run {
  return {
    id: 'run',
    number: 1,
    chainId: 'chain',
    scope: 'all',
    shopName: null,
    full: false,
    retryOf: null,
    follows: false,
    requestedBy: '佐藤 美咲',
    requestedByKind: 'person',
    stopped: null,
    requestedAt: '2026-11-23T00:00:00.000Z',
    startedAt: '2026-11-23T00:00:00.000Z',
    finishedAt: null,
    durationMs: null,
    done: 0,
    settled: 0,
    total: 2,
    counts: { ...NO_SHOPS, QUEUED: 2 },
    totals: { created: 0, changed: 0, removed: 0, changedShops: 0 },
    etaMs: null,
    waitingFor: null,
    ...changes,
  };
}

export function someClock(changes: Partial<Clock> = {}): Clock {
  return {
    cursor: '1',
    at: '2026-11-23T00:00:00.000Z',
    chain: someChain(),
    runs: [],
    lastAllRun: null,
    conductor: null,
    ...changes,
  };
}

/** All shops, unless the changes say otherwise. */
export function someShopChanges(changes: Partial<ShopChanges> = {}): ShopChanges {
  return { cursor: '1', whole: true, items: [someShop('101'), someShop('102')], ...changes };
}

/** As read at 0 ms and received at 10 ms. */
export function someStatus(changes: Partial<StatusSnapshot> = {}): StatusSnapshot {
  return {
    ...someClock(),
    shops: new Map(['101', '102'].map((id) => [id, someShop(id)])),
    shopsCursor: '1',
    sentAtMs: 0,
    receivedAtMs: 10,
    failures: 0,
    etag: 'W/"1"',
    ...changes,
  };
}
