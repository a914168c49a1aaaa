import type { ShownState } from '#app/theme/state-icon.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { shownState } from './shown-state.ts';

export const SORT_KEYS = [
  'shop',
  'state',
  'created',
  'changed',
  'removed',
  'changes',
  'duration',
  'lastSuccess',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sort = { readonly key: SortKey; readonly descending: boolean };

export const DEFAULT_SORT: Sort = { key: 'shop', descending: false };

/** States that need attention come first, successes last. */
const STATE_RANK: Readonly<Record<ShownState, number>> = {
  FAILED: 0,
  HELD: 1,
  SKIPPED: 2,
  CANCELLED: 3,
  RUNNING: 4,
  QUEUED: 5,
  IDLE: 6,
  SUCCEEDED: 7,
  OUT: 8,
};

const collator = new Intl.Collator('ja', { numeric: true });

/** By shop number, then by name; the ID breaks ties. */
function compareIdentity(a: Shop, b: Shop): number {
  if (a.number !== null && b.number !== null) {
    const byNumber = collator.compare(a.number, b.number);
    if (byNumber !== 0) return byNumber;
  } else if (a.number !== b.number) {
    return a.number === null ? 1 : -1;
  }
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function valueOf(shop: Shop, key: Exclude<SortKey, 'shop'>): number | null {
  const result = shop.lastResult;
  switch (key) {
    case 'state':
      return STATE_RANK[shownState(shop)];
    case 'created':
      return result?.created ?? null;
    case 'changed':
      return result?.changed ?? null;
    case 'removed':
      return result?.removed ?? null;
    case 'changes':
      return result ? result.created + result.changed + result.removed : null;
    case 'duration':
      return shop.durationMs;
    case 'lastSuccess':
      return lastSuccessOf(shop);
  }
}

const lastSuccesses = new WeakMap<Shop, number>();

/** In ms since 1970. Cached, because sorting thousands of rows compares each many times. */
function lastSuccessOf(shop: Shop): number | null {
  if (shop.lastSuccessAt === null) return null;
  const at = lastSuccesses.get(shop) ?? Date.parse(shop.lastSuccessAt);
  lastSuccesses.set(shop, at);
  return at;
}

/** Shops without a value come last in both directions. */
export function compareShops(a: Shop, b: Shop, sort: Sort): number {
  const sign = sort.descending ? -1 : 1;
  if (sort.key === 'shop') return sign * compareIdentity(a, b);
  const left = valueOf(a, sort.key);
  const right = valueOf(b, sort.key);
  if (left === right) return compareIdentity(a, b);
  if (left === null) return 1;
  if (right === null) return -1;
  return sign * (left - right);
}

export function orderedIds(shops: readonly Shop[], sort: Sort): readonly string[] {
  return shops.toSorted((a, b) => compareShops(a, b, sort)).map((shop) => shop.id);
}

/** The sort after clicking a column: its most useful direction first, then the reverse. */
export function nextSort(current: Sort, key: SortKey): Sort {
  if (current.key === key) return { key, descending: !current.descending };
  return { key, descending: key !== 'shop' && key !== 'state' };
}
