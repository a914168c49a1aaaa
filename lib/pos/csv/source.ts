import { createHash } from 'node:crypto';
import { OWN_CATEGORIES, type CategorySource } from '#lib/domain/category-source.ts';
import { SyncError } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import type { Converted } from '#lib/domain/reading.ts';
import { shareOnce } from '#lib/pos/share-once.ts';
import type { Call, PosReading, PosSource } from '#lib/sync/ports.ts';
import { inSlices } from '#lib/upstream-http/body/time-slices.ts';
import { readCatalogue } from './catalogue.ts';
import { FILE_NAMES } from './columns.ts';
import { incompleteFile } from './file-error.ts';
import { menuFor } from './menu.ts';
import type { Files } from './read-files.ts';
import { type CsvFolder, type ReadFolder, readThroughGate } from './read-through-gate.ts';
import { availabilityOf } from './sold-out.ts';

/**
 * Masters from a folder of exported CSV files (docs/upstreams.md). Throws `pos-file-invalid` with file, line and column,
 * `pos-incomplete` for a half-written export, and what the port specifies.
 */
export function createCsvSource(folder: CsvFolder, { now = Date.now }: { now?: () => number } = {}): PosSource {
  const read = readThroughGate(folder);
  const catalogueOf = async (call: Call) => inSlices(readCatalogue(await read(call)), call.signal);
  return {
    async checkConnection(call) {
      await catalogueOf(call);
    },
    listLocations: async (call) => [...(await catalogueOf(call)).locations.values()],
    listMenus: async () => [],
    openReading: ({ categories = OWN_CATEGORIES } = {}) => openReading({ read, categories, now }),
  };
}

type Opening = { readonly read: ReadFolder; readonly categories: CategorySource; readonly now: () => number };

/** The files are read once per reading, and once more before anything is removed. */
function openReading({ read, categories, now }: Opening): PosReading {
  const account = shareOnce(async (call) => {
    if (categories.kind === 'menu') throw new SyncError('pos-menu-unknown', { detail: { said: categories.menuId } });
    const files = await read(call);
    return { catalogue: await inSlices(readCatalogue(files), call.signal), digests: digestsOf(files) };
  });
  const again = shareOnce(async (call) => digestsOf(await read(call)));

  async function menuAt(locationId: string, call: Call) {
    const { catalogue } = await account(call);
    const location = catalogue.locations.get(locationId);
    if (!location?.active) throw new SyncError('pos-shop-unknown', { detail: { said: location?.name ?? locationId } });
    const menu: Converted<Menu> = await inSlices(menuFor(catalogue, location), call.signal);
    return { menu, soldOut: catalogue.soldOut.get(locationId) };
  }

  return {
    async readCategories(call) {
      const { catalogue } = await account(call);
      return { master: catalogue.categories, issues: [], kind: 'full' };
    },
    async readMenu(locationId, call) {
      const { menu } = await menuAt(locationId, call);
      const total = menu.master.items.length;
      call.onProgress?.({ done: total, total });
      return { ...menu, kind: 'full' };
    },
    async readAvailability(locationId, call) {
      const { menu, soldOut } = await menuAt(locationId, call);
      return availabilityOf(menu.master, soldOut, now());
    },
    async confirmRemovals(_removals, call) {
      const { digests } = await account(call);
      const second = await again(call);
      for (const name of FILE_NAMES) if (second[name] !== digests[name]) throw incompleteFile(name);
    },
  };
}

/** The second read agrees only if every byte does. */
function digestsOf(files: Files): Readonly<Record<string, string>> {
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
  return Object.fromEntries(FILE_NAMES.map((name) => [name, digest(files[name])]));
}
