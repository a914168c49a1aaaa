import { replaceEqualDeep } from '@tanstack/react-query';
import type { Shop } from '#lib/contract/shops.ts';
import type { Clock, ShopChanges } from '#lib/contract/status.ts';

/** The displayed state, merged from the latest responses. Unchanged parts keep their identity. */
export type StatusSnapshot = Clock & {
  readonly shops: ReadonlyMap<string, Shop>;
  /** The cursor of `shops`. */
  readonly shopsCursor: string;
  /** When the last clock arrived, by this browser's own (ms since 1970). */
  readonly receivedAtMs: number;
  /** When its request was sent, by the same clock. A poll never overwrites the result of a later one. */
  readonly sentAtMs: number;
  /** Failed polls since the last response. */
  readonly failures: number;
  /** The clock's ETag; null if the server sent none. */
  readonly etag: string | null;
};

/** A clock as it arrived. None means that the server confirmed the last one. */
export type ClockArrival = {
  readonly clock: Clock | null;
  readonly etag: string | null;
  /** The server's time, if it was sent. */
  readonly at: string | null;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
};

/** The snapshot with a newer clock, or the same one confirmed as of the server's time. */
export function mergeClock(before: StatusSnapshot, { clock, at, ...arrival }: ClockArrival): StatusSnapshot {
  const parts = clock === null ? before : replaceEqualDeep(clockOf(before), clock);
  const time = at ?? clock?.at ?? laterBy(before, arrival.receivedAtMs);
  return { ...before, ...parts, ...arrival, at: time, failures: 0 };
}

/** The snapshot with its shops as of a later cursor. */
export function mergeShops(before: StatusSnapshot, { cursor, whole, items }: ShopChanges): StatusSnapshot {
  const shops = whole ? replaceShops(before.shops, items) : patchShops(before.shops, items);
  return { ...before, shops, shopsCursor: cursor };
}

/** The same data with one more failed poll. */
export function withFailure(before: StatusSnapshot): StatusSnapshot {
  return { ...before, failures: before.failures + 1 };
}

export function byId(shops: readonly Shop[]): ReadonlyMap<string, Shop> {
  return new Map(shops.map((shop) => [shop.id, shop]));
}

function clockOf({ cursor, at, chain, runs, lastAllRun, conductor }: StatusSnapshot): Clock {
  return { cursor, at, chain, runs, lastAllRun, conductor };
}

/** If the response has no server time, advances it by the time elapsed here. */
function laterBy({ at, receivedAtMs: beforeMs }: StatusSnapshot, nowMs: number): string {
  return new Date(Date.parse(at) + Math.max(0, nowMs - beforeMs)).toISOString();
}

function patchShops(before: ReadonlyMap<string, Shop>, changed: readonly Shop[]): ReadonlyMap<string, Shop> {
  let after: Map<string, Shop> | undefined;
  for (const shop of changed) {
    const known = (after ?? before).get(shop.id);
    const next = known === undefined ? shop : replaceEqualDeep(known, shop);
    if (next === known) continue;
    after ??= new Map(before);
    after.set(shop.id, next);
  }
  return after ?? before;
}

function replaceShops(before: ReadonlyMap<string, Shop>, all: readonly Shop[]): ReadonlyMap<string, Shop> {
  const after = new Map(
    all.map((shop) => {
      const known = before.get(shop.id);
      return [shop.id, known === undefined ? shop : replaceEqualDeep(known, shop)];
    }),
  );
  const same = after.size === before.size && [...after].every(([id, shop]) => before.get(id) === shop);
  return same ? before : after;
}
