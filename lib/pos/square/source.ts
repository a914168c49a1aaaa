import { SyncError } from '#lib/domain/errors.ts';
import type { UpstreamHttp } from '#lib/http/outgoing/upstream-http.ts';
import type { Call, PosReading, PosSource, Removals } from '#lib/sync/ports.ts';
import { type Catalogue, danglingIn, indexCatalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { createSquareClient, type SquareClient } from './client.ts';
import { menuFor } from './menu.ts';
import { shareOnce } from './share-once.ts';
import { createSightings, type Sightings } from './sightings.ts';

/** Masters out of a Square account (Catalog and Locations API). Throws what `UpstreamHttp` throws, and as the port says. */
export function createSquareSource(connection: { readonly accessToken: string }, http: UpstreamHttp): PosSource {
  const client = createSquareClient(connection, http);
  return {
    async checkConnection(call) {
      await client.listLocations(call);
    },
    listLocations: (call) => client.listLocations(call),
    openReading: () => openReading(client),
  };
}

/** The catalogue is the whole account's: read at most once in a reading, and cut into shops from memory. */
function openReading(client: SquareClient): PosReading {
  const sightings = createSightings(client);
  const locations = shareOnce(async (call) => {
    const list = await client.listLocations(call);
    return new Map(list.map((location) => [location.id, location]));
  });
  const catalogue = shareOnce((call) => readCatalogue(client, { sightings, call }));

  return {
    async readCategories(call) {
      // Read with what all shops share: that they can't be read is no single shop's failure.
      await locations(call);
      return categoriesOf(await catalogue(call));
    },
    async readMenu(locationId, call) {
      const location = (await locations(call)).get(locationId);
      if (!location?.active)
        throw new SyncError('pos-shop-unknown', { detail: { said: location?.name ?? locationId } });
      const reading = menuFor(await catalogue(call), location);
      const total = reading.master.items.length;
      call.onProgress?.({ done: total, total });
      return reading;
    },
    async confirmRemovals(removals, call) {
      await confirm(await catalogue(call), removals, { sightings, call });
    },
  };
}

type Asking = { readonly sightings: Sightings; readonly call: Call };

/** Whole, as far as can be told: whatever it points at is there, or Square itself says that it is gone. */
async function readCatalogue(client: SquareClient, { sightings, call }: Asking): Promise<Catalogue> {
  const catalogue = indexCatalogue(await client.listCatalogue(call));
  const dangling = danglingIn(catalogue);
  const seen = await sightings.of([...dangling.keys()], call);
  for (const [id, { type }] of seen) {
    if (type === dangling.get(id)) throw new SyncError('pos-incomplete', { detail: { field: `${type} ${id}` } });
  }
  return catalogue;
}

/** What the catalogue holds was read, and is withheld for a reason; of the rest, nothing may still be alive. */
async function confirm(
  { items, categories }: Catalogue,
  { kind, ids }: Removals,
  { sightings, call }: Asking,
): Promise<void> {
  const [known, type] = kind === 'item' ? [items, 'ITEM'] : [categories, 'CATEGORY'];
  const missing = ids.filter((id) => !known.has(id));
  for (const [id, sighting] of await sightings.of(missing, call)) {
    if (sighting.type === type && sighting.item_data?.is_archived !== true) {
      throw new SyncError('pos-incomplete', { detail: { field: `${type} ${id}` } });
    }
  }
}
