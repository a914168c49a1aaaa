import type { ShownState } from '#app/theme/state-icon.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { shownState } from './shown-state.ts';

/** The filters in their fixed order, which double as the legend. */
export const SHOP_FILTERS = [
  'all',
  'failed',
  'held',
  'running',
  'queued',
  'succeeded',
  'idle',
  'unfinished',
  'out',
] as const;
export type ShopFilter = (typeof SHOP_FILTERS)[number];

/** Hidden at zero. The others are dimmed at zero but never removed. */
const ONLY_WHEN_ANY: readonly ShopFilter[] = ['idle', 'unfinished'];

const FILTER_OF: Readonly<Record<ShownState, Exclude<ShopFilter, 'all'>>> = {
  FAILED: 'failed',
  HELD: 'held',
  RUNNING: 'running',
  QUEUED: 'queued',
  SUCCEEDED: 'succeeded',
  IDLE: 'idle',
  SKIPPED: 'unfinished',
  CANCELLED: 'unfinished',
  OUT: 'out',
};

export type FilterCounts = Readonly<Record<ShopFilter, number>>;

export function isShopFilter(value: string | null): value is ShopFilter {
  return SHOP_FILTERS.some((filter) => filter === value);
}

export function matchesFilter(shop: Shop, filter: ShopFilter): boolean {
  return filter === 'all' || filterOf(shop) === filter;
}

export function countByFilter(shops: readonly Shop[]): FilterCounts {
  const counts = Object.fromEntries(SHOP_FILTERS.map((filter) => [filter, 0])) as Record<ShopFilter, number>;
  counts.all = shops.length;
  for (const shop of shops) counts[filterOf(shop)] += 1;
  return counts;
}

/** A shop with a held plan counts as held, even if a later run skipped or stopped it. */
function filterOf(shop: Shop): Exclude<ShopFilter, 'all'> {
  return shop.inScope && shop.hasHeldPlan ? 'held' : FILTER_OF[shownState(shop)];
}

/** The filters to show. The active one stays even if it has become empty. */
export function offeredFilters(counts: FilterCounts, chosen: ShopFilter): readonly ShopFilter[] {
  return SHOP_FILTERS.filter((filter) => !ONLY_WHEN_ANY.includes(filter) || counts[filter] > 0 || filter === chosen);
}
