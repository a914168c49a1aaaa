import type { Category, Menu } from '#lib/domain/master.ts';
import type { Published, SyncStore } from '#lib/sync/store.ts';
import type { Database } from './database.ts';

type PublishedQueries = Pick<SyncStore, 'publishedMenu' | 'publishedCategories' | 'categoriesInUse'>;

export function publishedQueries(db: Database): PublishedQueries {
  async function published<Master>(
    targetId: string,
    destination: string,
  ): Promise<(Published<Master> & { readonly keptIds: readonly string[] }) | null> {
    const row = await db.publishedMaster.findUnique({ where: { targetId } });
    if (row === null) return null;
    const confirmed = row.confirmed && row.destination === destination;
    // Written only by `stepTargets`, from the same type.
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
