import type { ShownState } from '#app/theme/state-icon.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';

/** The state shown in the row: out of scope hides a settled state, but never work in progress. */
export function shownState(shop: Pick<Shop, 'state' | 'inScope'>): ShownState {
  return shop.inScope || isActive(shop.state) ? shop.state : 'OUT';
}
