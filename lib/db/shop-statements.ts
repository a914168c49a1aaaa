import type { ShopStatements } from '#lib/sync/gate/shop-statements.ts';
import type { Gated } from './gated.ts';
import { saveShops } from './save-shops.ts';

export function shopStatements(gated: Gated): ShopStatements {
  const { tx, context } = gated;
  const { chainId, rev } = context;
  return {
    shops(ids) {
      return tx.shop.findMany({
        where: ids === undefined ? { chainId, inScope: true } : { chainId, id: { in: [...ids] } },
        select: { id: true, name: true, inScope: true },
      });
    },

    async setScope(shopId, inScope) {
      const before = await tx.shop.findFirst({ where: { id: shopId, chainId }, select: { inScope: true } });
      const bothSides = { posLocationId: { not: null }, platformShopId: { not: null } };
      const { count } = await tx.shop.updateMany({
        where: { id: shopId, chainId, ...(inScope && bothSides) },
        data: { inScope, scopeChoice: inScope },
      });
      await tx.syncState.updateMany({ where: { shopId }, data: { rev } });
      return count === 1 && before !== null ? before.inScope : null;
    },

    async busyShops(shopIds) {
      const wanted = shopIds === undefined ? { shop: { inScope: true } } : { shopId: { in: [...shopIds] } };
      const rows = await tx.syncState.findMany({
        where: { chainId, kind: 'MENU', state: { in: ['QUEUED', 'RUNNING'] }, ...wanted },
        select: { shopId: true, runId: true },
      });
      return rows.flatMap(({ shopId, runId }) => (shopId !== null && runId !== null ? [{ shopId, runId }] : []));
    },

    async knownSides() {
      const pos = await tx.shop.count({ where: { chainId, posLocationId: { not: null } } });
      const platform = await tx.shop.count({ where: { chainId, platformShopId: { not: null } } });
      return { pos, platform };
    },

    saveShops: (shops, currency) => saveShops(gated, { shops, currency }),
  };
}
