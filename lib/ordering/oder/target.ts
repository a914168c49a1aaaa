import type { Menu } from '#lib/domain/master.ts';
import type { Named } from './refusal.ts';
import { SyncError } from '#lib/domain/errors.ts';
import { untilCursorsLast } from '#lib/upstream-http/expired-cursor.ts';
import { pathSegment } from '#lib/domain/path-segment.ts';
import { countMenu } from '#lib/upstream-http/body/count-menu.ts';
import { countPages } from '#lib/upstream-http/body/count-pages.ts';
import type { UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import type { Call, OrderingShop, OrderingTarget } from '#lib/sync/ports.ts';
import { createOderClient } from './client.ts';
import { brandAnswer, categoriesAnswer, menuAnswer, shopsPage } from './schema.ts';

/**
 * A brand on an `oder` platform. Throws what `UpstreamHttp` throws, and for 404, 409, 413, 422 the codes in docs/upstreams.md.
 */
export function createOderTarget(
  connection: { readonly brandId: string; readonly token: string },
  http: UpstreamHttp,
): OrderingTarget {
  const client = createOderClient(connection, http);
  const brandPath = () => `/v1/brands/${segmentOf(connection.brandId)}`;
  const menuPath = (shopId: string) => `/v1/shops/${segmentOf(shopId)}/menu`;

  async function listPages(call: Call): Promise<readonly OrderingShop[]> {
    const shops = new Map<string, OrderingShop>();
    const seen = new Set<string>();
    const pages = countPages('ordering', 'shops');
    let cursor: string | undefined;
    do {
      const { body: page, size } = await client.get(shopsPage, {
        path: `${brandPath()}/shops`,
        query: { cursor },
        call,
      });
      for (const shop of page.shops) shops.set(shop.id, shop);
      pages.add({ size, found: shops.size });
      cursor = page.nextCursor;
      if (cursor !== undefined && seen.size === seen.add(cursor).size) {
        throw new SyncError('ordering-malformed', { detail: { field: 'nextCursor' } });
      }
    } while (cursor !== undefined);
    return [...shops.values()];
  }

  return {
    async checkConnection(call) {
      const { name, currency } = (await client.get(brandAnswer, { path: brandPath(), call })).body;
      return { name, currency };
    },
    listShops: (call) => untilCursorsLast('ordering', () => listPages(call)),
    async readCategories(call) {
      return (await client.get(categoriesAnswer, { path: `${brandPath()}/categories`, call })).body.categories;
    },
    publishCategories: async (categories, call) =>
      client.put({
        path: `${brandPath()}/categories`,
        body: { categories },
        findNamed: (id) => categories.find((category) => category.id === id),
        call,
      }),
    async readMenu(shopId, call) {
      const { body: menu } = await client.get(menuAnswer, { path: menuPath(shopId), call });
      const size = countMenu('ordering');
      for (const item of menu.items) size.item(item);
      for (const group of menu.optionGroups) size.group(group);
      size.choices(menu);
      return menu;
    },
    publishMenu: async (shopId, menu, call) =>
      client.put({ path: menuPath(shopId), body: menu, findNamed: (id) => findInMenu(menu, id), call }),
  };
}

/** Encodes an id; throws if it would change the path of the request. */
function segmentOf(id: string): string {
  const segment = pathSegment(id);
  if (segment === null) throw new SyncError('ordering-id-refused', { detail: { said: id } });
  return segment;
}

/**
 * The item an id belongs to: the item itself, the item of a variant, or the first item that uses an option group or
 * option.
 */
function findInMenu({ items, optionGroups }: Menu, id: string): Named | undefined {
  const direct = items.find((item) => item.id === id || item.variants.some((variant) => variant.id === id));
  if (direct) return direct;
  const group = optionGroups.find(
    (candidate) => candidate.id === id || candidate.options.some((option) => option.id === id),
  );
  return group && items.find(({ optionGroupIds }) => optionGroupIds.includes(group.id));
}
