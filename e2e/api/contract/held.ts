import type { Stage } from './stage.ts';

export const PLAN_HASH = 'the-plan-that-was-shown';

/** Holds a shop's menu, or with `null` a chain's categories, as a conductor would. */
export async function hold(
  stage: Stage,
  { chainId, shopId }: { chainId: string; shopId: string | null },
): Promise<void> {
  const { db } = stage.api;
  const target = shopId === null ? { chainId, kind: 'CATEGORIES' as const } : { shopId };
  const { id: targetId } = await db.syncState.findFirstOrThrow({ where: target });
  const data = { state: 'HELD', outcome: 'HELD', error: { code: 'held' } } as const;
  await db.syncState.update({ where: { id: targetId }, data });
  await db.heldPlan.create({
    data: {
      targetId,
      runId: stage.ids.runId,
      planHash: PLAN_HASH,
      counts: { created: 0, changed: 1, removed: 1, unchanged: 3 },
      changes: [
        {
          kind: 'item',
          id: 'i1',
          name: '生ビール',
          change: 'changed',
          fields: [{ field: 'price', of: '中', before: 520, after: 5 }],
        },
        { kind: 'item', id: 'i2', name: '枝豆', change: 'removed', fields: [] },
      ],
      checks: [{ rule: 'prices-jump', tripped: true, count: 1, total: 4, limit: 0 }],
      context: {
        currency: 'JPY',
        totalBefore: 4,
        items: [{ id: 'i1', before: { categoryId: 'c', price: 520 }, after: { categoryId: 'c', price: 5 } }],
        guess: { kind: 'currency-units', count: 1, total: 4, factor: 0.01 },
      },
    },
  });
}

/** A chain with one held shop. */
export async function heldShop(stage: Stage): Promise<{ readonly chainId: string; readonly shopId: string }> {
  const { chainId, shopIds } = await stage.api.chainWith(1);
  const held = { chainId, shopId: shopIds[0] ?? '' };
  await hold(stage, held);
  return held;
}

/** A chain with held categories, with or without a shop. */
export async function heldCategories(
  stage: Stage,
  shops = 1,
): Promise<{ readonly chainId: string; readonly shopIds: readonly string[] }> {
  const { chainId, shopIds } = await stage.api.chainWith(shops);
  await hold(stage, { chainId, shopId: null });
  return { chainId, shopIds };
}
