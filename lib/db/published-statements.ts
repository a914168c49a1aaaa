import type { Category, Menu } from '#lib/domain/master.ts';
import type { GateTx, Published, SyncStore } from '#lib/sync/store.ts';
import type { Database } from './database.ts';
import type { Gated } from './gated.ts';

type PublishedStatements = Pick<GateTx, 'expectPublish' | 'confirmPublish'>;

export function publishedStatements({ tx, context: { chainId, now } }: Gated): PublishedStatements {
  return {
    // Guests may see either master until it is confirmed: keep the old body and count the categories of both as in use.
    async expectPublish(targetId, { hash, master, destination, keptIds }) {
      const doubted = await tx.$executeRaw`
        UPDATE published_master SET confirmed = false,
          category_ids = ARRAY(SELECT DISTINCT unnest(category_ids || ${keptIds}::text[]))
        WHERE target_id = ${targetId}`;
      if (doubted > 0) return;
      await tx.$executeRaw`
        INSERT INTO published_master (target_id, chain_id, hash, body, category_ids, destination, confirmed, published_at)
        VALUES (
          ${targetId}, ${chainId}, ${hash}, ${JSON.stringify(master)}::jsonb, ${keptIds}, ${destination}, false, ${now})`;
    },

    // Raw SQL because the body is large: Prisma's upsert reads first and walks through every value.
    async confirmPublish(targetId, { hash, master, destination, keptIds }) {
      await tx.$executeRaw`
        INSERT INTO published_master (target_id, chain_id, hash, body, category_ids, destination, confirmed, published_at)
        VALUES (
          ${targetId}, ${chainId}, ${hash}, ${JSON.stringify(master)}::jsonb, ${keptIds}, ${destination}, true, ${now})
        ON CONFLICT (target_id) DO UPDATE SET
          hash = EXCLUDED.hash, body = EXCLUDED.body, category_ids = EXCLUDED.category_ids,
          destination = EXCLUDED.destination, confirmed = true, published_at = EXCLUDED.published_at`;
      await tx.heldPlan.deleteMany({ where: { targetId } });
    },
  };
}

type PublishedQueries = Pick<SyncStore, 'publishedMenu' | 'publishedCategories' | 'categoriesInUse'>;

export function publishedQueries(db: Database): PublishedQueries {
  async function published<Master>(
    targetId: string,
    destination: string,
  ): Promise<(Published<Master> & { readonly keptIds: readonly string[] }) | null> {
    const row = await db.publishedMaster.findUnique({ where: { targetId } });
    if (row === null) return null;
    const confirmed = row.confirmed && row.destination === destination;
    // Written only by `confirmPublish`, from the same type.
    return { hash: row.hash, master: row.body as Master, confirmed, keptIds: row.categoryIds };
  }

  return {
    publishedMenu: (targetId, destination) => published<Menu>(targetId, destination),
    publishedCategories: (targetId, destination) => published<readonly Category[]>(targetId, destination),
    async categoriesInUse(chainId, categoryIds) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT wanted.id FROM unnest(${[...categoryIds]}::text[]) AS wanted(id)
        WHERE EXISTS (
          SELECT FROM published_master AS used JOIN sync_state AS target ON target.id = used.target_id
          WHERE used.chain_id = ${chainId} AND target.kind = 'MENU' AND used.category_ids @> ARRAY[wanted.id])`;
      return new Set(rows.map((row) => row.id));
    },
  };
}
