import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';

/** A start request that is pending, or whose result the poll doesn't show yet. */
export type Press = {
  readonly scope: 'all' | 'shops' | 'shop';
  readonly shopIds: ReadonlySet<string>;
};

/** The shops that "sync all" selects. */
export function shopsInScope(shops: Iterable<Shop>): readonly string[] {
  return [...shops].filter((shop) => shop.inScope).map((shop) => shop.id);
}

/** An optimistic update: shows the selected shops as queued. Running shops are unchanged; the response corrects the rest. */
export function withPress(shop: Shop, press: Press | null): Shop {
  if (press === null || !press.shopIds.has(shop.id) || isActive(shop.state)) return shop;
  return {
    ...shop,
    state: 'QUEUED',
    phase: null,
    progress: null,
    error: null,
    headline: null,
    durationMs: null,
    startedAt: null,
  };
}

/** Keeps the identity of all other shops, so that their rows don't rerender. */
export function applyPress(shops: ReadonlyMap<string, Shop>, press: Press | null): ReadonlyMap<string, Shop> {
  if (press === null) return shops;
  const pressed = new Map(shops);
  for (const id of press.shopIds) {
    const shop = shops.get(id);
    if (shop !== undefined) pressed.set(id, withPress(shop, press));
  }
  return pressed;
}
