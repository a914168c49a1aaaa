import { randomUUID } from 'node:crypto';
import { searchText } from '#lib/domain/search-text.ts';
import { ACTIVE_STATES } from '#lib/domain/state.ts';
import type { ShopUpsert } from '#lib/sync/gate/shop-statements.ts';
import type { Gated } from './gated.ts';
import type { Shop } from './generated/client.ts';

type Saving = { readonly shops: readonly ShopUpsert[]; readonly currency: string | null };
type Row = ShopUpsert & { readonly id: string; readonly searchText: string };

/** Creates or updates a chain's shops; those that neither side names go out of scope. Returns ids in input order. */
export async function saveShops(gated: Gated, { shops, currency }: Saving): Promise<string[]> {
  const { tx, context } = gated;
  const { chainId, rev } = context;
  if (currency !== null) await tx.chain.update({ where: { id: chainId }, data: { currency } });
  const known = await tx.shop.findMany({ where: { chainId } });
  const rows = withIds(known, shops);
  const before = new Map(known.map((shop) => [shop.id, shop]));
  const created = rows.filter((row) => !before.has(row.id));
  const changed = rows.filter((row) => differs(before.get(row.id), row));
  const named = new Set(rows.map((row) => row.id));
  const unnamed = known.filter((shop) => !named.has(shop.id) && shop.inScope).map((shop) => shop.id);
  const merged = mergedInto(rows, known).map((shop) => shop.id);
  const changedIds = changed.map((row) => row.id);

  // Ids are unique in a chain and can move from one row to another, so release all of them first.
  const free = { posLocationId: null, platformShopId: null };
  await tx.shop.updateMany({ where: { id: { in: [...changedIds, ...merged] } }, data: free });
  await tx.shop.updateMany({ where: { id: { in: unnamed } }, data: { inScope: false } });
  const unused = { results: { none: {} }, state: { notIn: [...ACTIVE_STATES] } };
  await tx.shop.deleteMany({ where: { id: { in: merged }, state: unused } });
  await updateRows(gated, changed);
  await insertRows(gated, created);
  await tx.syncState.updateMany({ where: { shopId: { in: [...changedIds, ...unnamed] } }, data: { rev } });
  return rows.map((row) => row.id);
}

/** One statement for all shops: thousands of single ones would exceed the transaction timeout. */
async function updateRows({ tx }: Gated, rows: readonly Row[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE shop SET name = row."name", time_zone = row."timeZone", pos_location_id = row."posLocationId",
      platform_shop_id = row."platformShopId", in_scope = row."inScope", search_text = row."searchText"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      "id" text, "name" text, "timeZone" text, "posLocationId" text, "platformShopId" text, "inScope" boolean,
      "searchText" text)
    WHERE shop.id = row."id"`;
}

async function insertRows({ tx, context: { chainId, rev } }: Gated, rows: readonly Row[]): Promise<void> {
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    INSERT INTO shop (id, chain_id, name, time_zone, pos_location_id, platform_shop_id, in_scope, search_text)
    SELECT "id", ${chainId}, "name", "timeZone", "posLocationId", "platformShopId", "inScope", "searchText"
    FROM jsonb_to_recordset(${json}::jsonb) AS row(
      "id" text, "name" text, "timeZone" text, "posLocationId" text, "platformShopId" text, "inScope" boolean,
      "searchText" text)`;
  await tx.$executeRaw`
    INSERT INTO sync_state (id, chain_id, kind, shop_id, rev)
    SELECT gen_random_uuid(), ${chainId}, 'MENU', "id", ${rev} FROM jsonb_to_recordset(${json}::jsonb) AS row("id" text)`;
}

/** Assigns a row to each shop: by platform id, else by location, else a new one. No row is used twice. */
function withIds(known: readonly Shop[], shops: readonly ShopUpsert[]): Row[] {
  const byPlatform = new Map(known.flatMap((shop) => (shop.platformShopId ? [[shop.platformShopId, shop]] : [])));
  const byLocation = new Map(known.flatMap((shop) => (shop.posLocationId ? [[shop.posLocationId, shop]] : [])));
  const taken = new Set<string>();
  return shops.map((shop) => {
    const candidates = [byPlatform.get(shop.platformShopId ?? ''), byLocation.get(shop.posLocationId ?? '')];
    const before = candidates.find((row) => row !== undefined && !taken.has(row.id));
    const id = before?.id ?? randomUUID();
    taken.add(id);
    // Respect a person's decision to exclude a shop.
    const inScope = shop.inScope && before?.scopeChoice !== false;
    return { ...shop, id, inScope, searchText: searchText(`${shop.name} ${shop.platformShopId ?? ''}`) };
  });
}

/** Rows of one side whose id went to another row when the sides were linked. Those without results are deleted. */
function mergedInto(rows: readonly Row[], known: readonly Shop[]): Shop[] {
  const named = new Set(rows.map((row) => row.id));
  const locations = new Set(rows.map((row) => row.posLocationId));
  const platformShops = new Set(rows.map((row) => row.platformShopId));
  return known.filter(
    ({ id, posLocationId, platformShopId }) =>
      !named.has(id) &&
      ((posLocationId !== null && locations.has(posLocationId)) ||
        (platformShopId !== null && platformShops.has(platformShopId))),
  );
}

function differs(before: Shop | undefined, row: Row): boolean {
  if (before === undefined) return false;
  const keys = ['name', 'timeZone', 'posLocationId', 'platformShopId', 'inScope', 'searchText'] as const;
  return keys.some((key) => before[key] !== row[key]);
}
