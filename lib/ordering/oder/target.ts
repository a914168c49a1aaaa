import { SyncError } from '#lib/domain/errors.ts';
import { firstOffers } from '#lib/domain/first-offers.ts';
import { type Menu, PLATFORM_FEATURES, type SoldOut } from '#lib/domain/master.ts';
import { pathSegment } from '#lib/domain/path-segment.ts';
import type { Call, OrderingShop, OrderingTarget } from '#lib/sync/ports.ts';
import { countMenu } from '#lib/upstream-http/body/count-menu.ts';
import { countPages } from '#lib/upstream-http/body/count-pages.ts';
import { checkBound } from '#lib/upstream-http/body/over-bound.ts';
import { untilCursorsLast } from '#lib/upstream-http/expired-cursor.ts';
import type { UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createOderClient } from './client.ts';
import type { Named } from './refusal.ts';
import {
  availabilityAnswer,
  availabilityPublished,
  brandAnswer,
  categoriesAnswer,
  menuAnswer,
  publishedAnswer,
  shopsPage,
} from './schema.ts';

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
  const availabilityPath = (shopId: string) => `/v1/shops/${segmentOf(shopId)}/availability`;

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
      const { name, currency, features } = (await client.get(brandAnswer, { path: brandPath(), call })).body;
      return { name, currency, features: new Set(PLATFORM_FEATURES.filter((known) => features.includes(known))) };
    },
    listShops: (call) => untilCursorsLast('ordering', () => listPages(call)),
    async readCategories(call) {
      return (await client.get(categoriesAnswer, { path: `${brandPath()}/categories`, call })).body.categories;
    },
    publishCategories: async (categories, call) =>
      client.put(publishedAnswer, {
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
      client.put(publishedAnswer, {
        path: menuPath(shopId),
        body: menu,
        findNamed: (id) => findInMenu(menu, id),
        call,
      }),
    async readAvailability(shopId, call) {
      const { soldOut } = (await client.get(availabilityAnswer, { path: availabilityPath(shopId), call })).body;
      checkBound('ordering', 'menu-parts', soldOut.variantIds.length + soldOut.optionIds.length);
      return { variants: soldOutIn(soldOut.variantIds), options: soldOutIn(soldOut.optionIds) };
    },
    async publishAvailability(shopId, { variants, options }, call) {
      const soldOut = { variantIds: idsOf(variants), optionIds: idsOf(options) };
      const path = availabilityPath(shopId);
      const put = client.put(availabilityPublished, { path, body: { soldOut }, findNamed: () => undefined, call });
      return (await put).unknown;
    },
  };
}

/** In the order of ids, as POS adapters list them. */
function soldOutIn(ids: readonly string[]): readonly SoldOut[] {
  return ids.toSorted().map((id) => ({ id }));
}

function idsOf(soldOut: readonly SoldOut[]): readonly string[] {
  return soldOut.map(({ id }) => id);
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
function findInMenu(menu: Menu, id: string): Named | undefined {
  const direct = menu.items.find((item) => item.id === id || item.variants.some((variant) => variant.id === id));
  if (direct) return direct;
  const group = menu.optionGroups.find(
    (candidate) => candidate.id === id || candidate.options.some((option) => option.id === id),
  );
  return group && firstOffers(menu).get(group.id);
}
