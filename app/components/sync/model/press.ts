import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';

/** A press that the server has not answered yet, or whose answer the poll does not show yet. */
export type Press = {
  readonly scope: 'all' | 'shops' | 'shop';
  readonly shopIds: ReadonlySet<string>;
};

/** Which shops a press on "all" wants. */
export function shopsInScope(shops: Iterable<Shop>): readonly string[] {
  return [...shops].filter((shop) => shop.inScope).map((shop) => shop.id);
}

/** The shops of a press as they will be in a moment: queued. Shops at work stay as they are; the answer corrects the rest. */
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

/** Keeps the identity of every shop that the press does not touch, so that rows are not drawn again. */
export function applyPress(shops: ReadonlyMap<string, Shop>, press: Press | null): ReadonlyMap<string, Shop> {
  if (press === null) return shops;
  const pressed = new Map(shops);
  for (const id of press.shopIds) {
    const shop = shops.get(id);
    if (shop !== undefined) pressed.set(id, withPress(shop, press));
  }
  return pressed;
}
