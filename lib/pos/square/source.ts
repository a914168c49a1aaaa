import { type CategorySource, OWN_CATEGORIES } from '#lib/domain/category-source.ts';
import { SyncError } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { inSlices } from '#lib/upstream-http/body/time-slices.ts';
import { type RoomClaim, readRoom } from '#lib/upstream-http/body/read-room.ts';
import type { UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import type { Call, PosReading, PosSource, ReadingOptions } from '#lib/sync/ports.ts';
import { availabilityOf } from './availability.ts';
import { type Catalogue, danglingIn, indexCatalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { toCategory } from './category.ts';
import { menusIn } from './chosen-categories.ts';
import { createSquareClient, type SquareClient } from './client.ts';
import { createEnsureGone, type EnsureGone } from './ensure-gone.ts';
import { countItems, type ItemCounts } from './item-counts.ts';
import { type Keeping, keepLatest } from './keep-latest.ts';
import { menuFor } from './menu.ts';
import { shareOnce } from './share-once.ts';

type SquareSourceOptions = {
  /** The clock, in ms, that ends what is sold out for a time. */
  readonly now?: () => number;
};

/**
 * Masters from a Square account (Catalog and Locations API). Throws what `UpstreamHttp` throws and what the port
 * specifies.
 */
export function createSquareSource(
  connection: { readonly accessToken: string },
  http: UpstreamHttp,
  { now = Date.now }: SquareSourceOptions = {},
): PosSource {
  const client = createSquareClient(connection, http);
  const keeping = keepLatest(http.ended);
  return {
    async checkConnection(call) {
      await client.listLocations(call);
    },
    listLocations: (call) => client.listLocations(call),
    async listMenus(call) {
      const categories = await client.listCatalogue(call, {
        types: ['CATEGORY'],
        keep: (object) => (object.type === 'CATEGORY' ? toCategory(object) : null),
      });
      return menusIn(new Map([...categories].flatMap(([id, category]) => (category ? [[id, category]] : []))));
    },
    openReading: (options) => openReading({ client, keeping, now, ...options }),
  };
}

type Opening = ReadingOptions & {
  readonly client: SquareClient;
  readonly keeping: Keeping;
  readonly now: () => number;
};

/** The catalogue covers the whole account: read once per reading (rarely twice) and split into shops in memory. */
function openReading({ client, keeping, now, categories = OWN_CATEGORIES }: Opening): PosReading {
  const locations = shareOnce(async (call) => {
    const list = await client.listLocations(call);
    return new Map(list.map((location) => [location.id, location]));
  });
  const account = shareOnce(async (call) => {
    const room = readRoom.claim();
    try {
      const read = await readAccount(client, { categories, room, call });
      keeping.keep(room);
      return read;
    } catch (error) {
      room.release();
      throw error;
    }
  });

  let counts: ItemCounts | null = null;
  async function menuAt(locationId: string, call: Call): Promise<{ catalogue: Catalogue; reading: Reading<Menu> }> {
    const location = (await locations(call)).get(locationId);
    if (!location?.active) throw new SyncError('pos-shop-unknown', { detail: { said: location?.name ?? locationId } });
    const { catalogue } = await account(call);
    return { catalogue, reading: await inSlices(menuFor(catalogue, location), call.signal) };
  }

  return {
    async readCategories(call) {
      // Read with the data all shops share: a failure here is not a single shop's.
      await locations(call);
      const { catalogue } = await account(call);
      counts ??= await inSlices(countItems(catalogue.items.values()), call.signal);
      return categoriesOf(catalogue);
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

type Account = { readonly catalogue: Catalogue; readonly ensureGone: EnsureGone };

/** Reads the account and checks that every reference resolves or its target is confirmed gone. */
async function readAccount(
  client: SquareClient,
  { categories, room, call }: { categories: CategorySource; room: RoomClaim; call: Call },
): Promise<Account> {
  const objects = await client.listCatalogue(call, {
    keep: (object) => object,
    onPage: (values) => room.grow(values, call.signal),
  });
  const catalogue = await inSlices(indexCatalogue(objects.values(), categories), call.signal);
  const ensureGone = createEnsureGone(client, catalogue);
  await ensureGone(danglingIn(catalogue), call);
  return { catalogue, ensureGone };
}
