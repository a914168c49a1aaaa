import { OWN_CATEGORIES } from '#lib/domain/category-source.ts';
import { SyncError } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { shareOnce } from '#lib/pos/share-once.ts';
import type { Call, CatalogueStore, PosReading, PosSource } from '#lib/sync/ports.ts';
import { inSlices } from '#lib/upstream-http/body/time-slices.ts';
import type { UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { availabilityOf } from './availability.ts';
import type { Catalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { toCategory } from './category.ts';
import { menusIn } from './chosen-categories.ts';
import { createSquareClient } from './client.ts';
import { countItems, type ItemCounts } from './item-counts.ts';
import { keepLatest } from './keep-latest.ts';
import { menuFor } from './menu.ts';
import { type AccountSource, readAccount } from './read-account.ts';

type SquareSourceOptions = {
  /** The clock, in ms: for what is sold out for a time, and for the age of a stored catalogue. */
  readonly now?: () => number;
  readonly store?: CatalogueStore;
};

/**
 * Masters from a Square account (Catalog and Locations API). Throws what `UpstreamHttp` throws and what the port
 * specifies.
 */
export function createSquareSource(
  connection: { readonly accessToken: string },
  http: UpstreamHttp,
  { now = Date.now, store }: SquareSourceOptions = {},
): PosSource {
  const client = createSquareClient(connection, http);
  const keeping = keepLatest(http.ended);
  return {
    async checkConnection(call) {
      await client.readAccount(call);
    },
    listLocations: async (call) => (await client.readAccount(call)).locations,
    async listMenus(call) {
      const categories = await client.listCatalogue(call, {
        types: ['CATEGORY'],
        keep: (object) => (object.type === 'CATEGORY' ? toCategory(object) : null),
      });
      return menusIn(new Map([...categories].flatMap(([id, category]) => (category ? [[id, category]] : []))));
    },
    openReading: ({ categories = OWN_CATEGORIES, full = false } = {}) =>
      openReading({ client, keeping, now, store, categories, full }),
  };
}

/** The catalogue covers the whole account: read once per reading (rarely twice) and split into shops in memory. */
function openReading(source: AccountSource): PosReading {
  const { client, now } = source;
  const locations = shareOnce(async (call) => {
    const { merchant, locations: list } = await client.readAccount(call);
    return { merchant, byId: new Map(list.map((location) => [location.id, location])) };
  });
  const account = shareOnce(async (call) => readAccount(source, (await locations(call)).merchant, call));

  let counts: ItemCounts | null = null;
  async function menuAt(locationId: string, call: Call): Promise<{ catalogue: Catalogue; reading: Reading<Menu> }> {
    const location = (await locations(call)).byId.get(locationId);
    if (!location?.active) throw new SyncError('pos-shop-unknown', { detail: { said: location?.name ?? locationId } });
    const { catalogue, kind } = await account(call);
    const menu = await inSlices(menuFor(catalogue, location), call.signal);
    return { catalogue, reading: { ...menu, kind } };
  }

  return {
    async readCategories(call) {
      // Read with the data all shops share: a failure here is not a single shop's.
      await locations(call);
      const { catalogue, kind } = await account(call);
      counts ??= await inSlices(countItems(catalogue.items.values()), call.signal);
      return { ...categoriesOf(catalogue), kind };
    },
    itemCount: (locationId) => counts && (counts.at.get(locationId) ?? counts.elsewhere),
    async readMenu(locationId, call) {
      const { reading } = await menuAt(locationId, call);
      const total = reading.master.items.length;
      call.onProgress?.({ done: total, total });
      return reading;
    },
    async readAvailability(locationId, call) {
      const { catalogue, reading } = await menuAt(locationId, call);
      return availabilityOf(reading.master, { catalogue, locationId, nowMs: now() });
    },
    async confirmRemovals({ kind, ids }, call) {
      const { catalogue, ensureGone } = await account(call);
      // If the catalogue has the object, it was read and is withheld for a reason.
      const [known, type] =
        kind === 'item' ? [catalogue.items, 'ITEM' as const] : [catalogue.categories, 'CATEGORY' as const];
      await ensureGone(new Map(ids.filter((id) => !known.has(id)).map((id) => [id, type])), call);
    },
  };
}
