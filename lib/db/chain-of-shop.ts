import type { Database } from './database.ts';

/** A shop never changes its chain, and no id is used twice: what was found once is remembered, of so many shops. */
const MOST_REMEMBERED = 20_000;

/** Which chain a shop belongs to; null where there is no such shop. Those who ask for one at the same time share one look. */
export function chainOfShop(db: Database): (shopId: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();

  async function look(shopId: string): Promise<string | null> {
    try {
      const shop = await db.shop.findUnique({ where: { id: shopId }, select: { chainId: true } });
      // It may come yet.
      if (shop === null) known.delete(shopId);
      return shop?.chainId ?? null;
    } catch (error) {
      known.delete(shopId);
      throw error;
    }
  }

  return (shopId) => {
    const found = known.get(shopId) ?? look(shopId);
    known.set(shopId, found);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
