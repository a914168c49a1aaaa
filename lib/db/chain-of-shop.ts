import type { Database } from './database.ts';

/** A shop never changes its chain and ids are never reused, so results are cached, for at most this many shops. */
const MOST_CACHED = 20_000;

/** The chain of a shop; null if there is no such shop. Concurrent lookups of one shop share a query. */
export function chainOfShop(db: Database): (shopId: string) => Promise<string | null> {
  const cache = new Map<string, Promise<string | null>>();

  async function load(shopId: string): Promise<string | null> {
    try {
      const shop = await db.shop.findUnique({ where: { id: shopId }, select: { chainId: true } });
      // The shop may be created later.
      if (shop === null) cache.delete(shopId);
      return shop?.chainId ?? null;
    } catch (error) {
      cache.delete(shopId);
      throw error;
    }
  }

  return (shopId) => {
    const found = cache.get(shopId) ?? load(shopId);
    cache.set(shopId, found);
    const [oldest] = cache.keys();
    if (cache.size > MOST_CACHED && oldest !== undefined) cache.delete(oldest);
    return found;
  };
}
