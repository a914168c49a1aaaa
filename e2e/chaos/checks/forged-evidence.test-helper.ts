import type { AuditEvent } from '#e2e/chaos/audit.ts';
import type { Evidence } from '#e2e/chaos/evidence.ts';
import { emptyLoadRecord } from '#e2e/chaos/load.ts';
import type { TrafficEntry } from '#lib/simulators/server/traffic.ts';

const CHAIN = 'chain-1';
const RUN = 'run-1';
const SHOP = 'menu-1';
const CATEGORIES = 'categories-1';
const FENCE = 10;

/** An event at `id` tenths of a second. */
export function event(id: number, more: Partial<AuditEvent>): AuditEvent {
  return {
    id,
    atMs: id * 100,
    kind: 'state',
    chainId: CHAIN,
    targetId: null,
    targetKind: null,
    runId: RUN,
    wasRunId: RUN,
    is: null,
    was: null,
    fence: FENCE,
    wasFence: FENCE,
    chainFence: FENCE,
    ...more,
  };
}

export const menuEvent = (id: number, was: string, is: string, more: Partial<AuditEvent> = {}) =>
  event(id, { targetId: SHOP, targetKind: 'MENU', was, is, ...more });

export function request(seq: number, startedAt: number, more: Partial<TrafficEntry>): TrafficEntry {
  const plain = { method: 'GET', path: '', route: '', inFlight: 1, bytesIn: 0, bytesOut: 0, status: 200 };
  return { seq, startedAt, finishedAt: startedAt + 50, ...plain, ...more };
}

export function menuPut(seq: number, startedAt: number, more: Partial<TrafficEntry> = {}): TrafficEntry {
  const what = { method: 'PUT', route: '/v1/shops/:shopId/menu', path: '/v1/shops/101/menu', shopId: '101' };
  return request(seq, startedAt, {
    ...what,
    fence: FENCE,
    applied: true,
    idempotencyKey: 'key-1',
    counts: { items: 3 },
    ...more,
  });
}

/** One correct run over one shop. */
export function wholeEvidence(): Evidence {
  return {
    chains: [
      {
        id: CHAIN,
        name: 'chain',
        shops: [{ id: 'shop-1', targetId: SHOP, posLocationId: 'L1', platformShopId: '101' }],
        categoriesTargetId: CATEGORIES,
        limits: { pos: 1, ordering: 1 },
        firstItems: new Map([['101', 3]]),
        growth: [{ fromMs: 0, items: 0 }],
        pos: [request(1, 450, { path: '/v2/catalog/list?types=ITEM' })],
        ordering: [request(1, 420, { fence: FENCE }), menuPut(2, 910)],
      },
    ],
    audit: [
      menuEvent(1, 'IDLE', 'QUEUED', { wasRunId: null }),
      event(2, { kind: 'accepted' }),
      event(3, { kind: 'lease', is: 'worker-1', runId: null }),
      event(4, { kind: 'stamp', is: 'category-sync-1' }),
      event(6, { targetId: CATEGORIES, targetKind: 'CATEGORIES', was: 'RUNNING', is: 'SUCCEEDED' }),
      event(7, { kind: 'result', targetId: CATEGORIES, targetKind: 'CATEGORIES', is: 'SUCCEEDED' }),
      menuEvent(8, 'QUEUED', 'RUNNING'),
      menuEvent(10, 'RUNNING', 'SUCCEEDED'),
      event(11, { kind: 'result', targetId: SHOP, targetKind: 'MENU', is: 'SUCCEEDED' }),
      event(12, { kind: 'finished' }),
    ],
    runs: [{ id: RUN, chainId: CHAIN, total: 1, finished: true, active: 0 }],
    results: [
      { runId: RUN, targetId: CATEGORIES, kind: 'CATEGORIES', outcome: 'SUCCEEDED', begun: true },
      { runId: RUN, targetId: SHOP, kind: 'MENU', outcome: 'SUCCEEDED', begun: true },
    ],
    strikes: [],
    load: [{ ...emptyLoadRecord(), accepted: [RUN] }],
    unchangedFromMs: 5_000,
  };
}
