import type { ShopFacts } from '#lib/contract/facts.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { searchText } from '#lib/domain/search-text.ts';
import type { TargetState } from '#lib/domain/state.ts';
import { decodePlace, encodePlace } from './cursor.ts';
import { selectShops, shopFactsOf, type ShopRow } from './shop-rows.ts';

export type ShopListQuery = {
  readonly chainId: string;
  readonly state?: TargetState;
  readonly inScope?: boolean;
  readonly q?: string;
  readonly sort: string;
  readonly limit: number;
  readonly cursor?: string;
};

export type ShopPage = { readonly items: readonly ShopFacts[]; readonly nextCursor?: string };

/**
 * Sort keys as text, so that one comparison works for all. Numbers are padded so that 9 sorts before 10; names are
 * truncated to keep cursors short.
 */
const SORT_KEYS: Readonly<Record<string, Prisma.Sql>> = {
  name: Prisma.sql`left(shop.name, 60) COLLATE "C"`,
  number: Prisma.sql`lpad(COALESCE(shop.platform_shop_id, ''), 40, '0') COLLATE "C"`,
  lastSuccessAt: Prisma.sql`to_char(COALESCE(target.last_success_at, 'epoch') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') COLLATE "C"`,
};

/** One page of a chain's shops, by keyset pagination; null if the cursor is invalid. */
export async function listShops(db: Reader, query: ShopListQuery): Promise<ShopPage | null> {
  const descending = query.sort.startsWith('-');
  const key = SORT_KEYS[query.sort.replace('-', '')] ?? Prisma.sql`shop.name`;
  const list = `shops ${query.sort}`;
  const place = query.cursor === undefined ? undefined : decodePlace(list, query.cursor);
  if (place === null) return null;
  const conditions = [Prisma.sql`shop.chain_id = ${query.chainId}`];
  if (query.state !== undefined) conditions.push(Prisma.sql`target.state = ${query.state}::target_state`);
  if (query.inScope !== undefined) conditions.push(Prisma.sql`shop.in_scope = ${query.inScope}`);
  if (query.q) conditions.push(Prisma.sql`position(${searchText(query.q)} IN shop.search_text) > 0`);
  if (place) {
    const after = descending ? Prisma.sql`<` : Prisma.sql`>`;
    conditions.push(Prisma.sql`(${key}, shop.id) ${after} (${place[0]}, ${place[1]})`);
  }
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<(ShopRow & { sort_key: string })[]>`
    ${selectShops(Prisma.sql`, ${key} AS sort_key`)} WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${key} ${order}, shop.id ${order} LIMIT ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(shopFactsOf),
    ...(rows.length > query.limit && last && { nextCursor: encodePlace(list, [last.sort_key, last.id]) }),
  };
}

export async function findShop(db: Reader, shopId: string): Promise<ShopFacts | null> {
  const [row] = await db.$queryRaw<ShopRow[]>`${selectShops()} WHERE shop.id = ${shopId}`;
  return row ? shopFactsOf(row) : null;
}

/** All of a chain's shops, or those changed after `rev`, each with the revision that last changed it. */
export async function shopsSince(db: Reader, { chainId, rev }: { chainId: string; rev: bigint | null }) {
  const changed = rev === null ? Prisma.empty : Prisma.sql`AND target.rev > ${rev}`;
  const rows = await db.$queryRaw<(ShopRow & { rev: bigint })[]>`
    ${selectShops(Prisma.sql`, target.rev`)}
    WHERE shop.chain_id = ${chainId} AND target.chain_id = ${chainId} ${changed}`;
  return rows.map((row) => ({ rev: row.rev, facts: shopFactsOf(row) }));
}

export function countShops(db: Reader, chainId: string): Promise<number> {
  return db.shop.count({ where: { chainId } });
}

/** A run's queued shops, in the order of `longestFirst`; only the conductor knows the menu sizes of new ones. */
export async function waitingShops(
  db: Reader,
  { runId, limit }: { runId: string; limit: number },
): Promise<ShopFacts[]> {
  const rows = await db.$queryRaw<ShopRow[]>`${selectShops()} WHERE target.run_id = ${runId} AND target.state = 'QUEUED'
    ORDER BY target.expected_ms DESC NULLS FIRST, target.id LIMIT ${limit}`;
  return rows.map(shopFactsOf);
}

/** A run's running shops, oldest first; never more than the chain's limit. */
export async function runningShops(db: Reader, runId: string): Promise<ShopFacts[]> {
  const rows = await db.$queryRaw<
    ShopRow[]
  >`${selectShops()} WHERE target.run_id = ${runId} AND target.state = 'RUNNING'
    ORDER BY target.started_at, shop.id`;
  return rows.map(shopFactsOf);
}
