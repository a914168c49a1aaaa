import type { CategorySource } from '#lib/domain/category-source.ts';
import { SyncError } from '#lib/domain/errors.ts';
import type { ReadKind } from '#lib/domain/reading.ts';
import type { Call, CatalogueStore } from '#lib/sync/ports.ts';
import { type RoomClaim, readRoom } from '#lib/upstream-http/body/read-room.ts';
import { inSlices } from '#lib/upstream-http/body/time-slices.ts';
import { type Catalogue, danglingIn, indexCatalogue } from './catalogue.ts';
import type { SquareClient } from './client.ts';
import { createEnsureGone, type EnsureGone } from './ensure-gone.ts';
import type { Keeping } from './keep-latest.ts';
import { mergeChanges } from './merge-changes.ts';
import type { CatalogueType } from './schema.ts';
import { type KnownCatalogue, pack, unpack } from './stored-catalogue.ts';

export type Account = { readonly catalogue: Catalogue; readonly kind: ReadKind; readonly ensureGone: EnsureGone };

export type AccountSource = {
  readonly client: SquareClient;
  readonly keeping: Keeping;
  /** Without one, every read is full. */
  readonly store: CatalogueStore | undefined;
  readonly categories: CategorySource;
  readonly full: boolean;
  readonly now: () => number;
};

/** A changed object that no search shows, if there can be one, is read after at most this long. */
const FULL_AFTER_MS = 24 * 3_600_000;
/** Changes; fewer are as quickly searched again. */
const WORTH_SAVING = 50;

/** Reads the account, and checks that every reference resolves or its target is confirmed gone. */
export async function readAccount(source: AccountSource, merchant: string, call: Call): Promise<Account> {
  const room = readRoom.claim();
  try {
    const reading = { ...source, merchant, room };
    const read = (await readChanges(reading, call)) ?? (await readAll(reading, call));
    source.keeping.keep(room);
    return read;
  } catch (error) {
    room.release();
    throw error;
  }
}

type Reading = AccountSource & { readonly merchant: string; readonly room: RoomClaim };

async function readAll(reading: Reading, call: Call): Promise<Account> {
  const { client, store, categories, merchant, room, now } = reading;
  const fullAtMs = now();
  // Before the first page: what changes during the read is found again by the next search.
  const latestTime = store && (await orUnfitting(client.latestTime(call)));
  let values = 0;
  const objects = await client.listCatalogue(call, {
    keep: (object) => object,
    async onPage(soFar) {
      values = soFar;
      await room.grow(values, call.signal);
    },
  });
  const catalogue = await inSlices(indexCatalogue(objects.values(), categories), call.signal);
  const ensureGone = distrusting(createEnsureGone(client, catalogue), store);
  const dangling = danglingIn(catalogue);
  await ensureGone(dangling, call);
  if (store && latestTime) {
    await save(store, { merchant, latestTime, fullAtMs, values, gone: [...dangling.keys()], objects });
  }
  return { catalogue, kind: 'full', ensureGone };
}

/** Null if only a full read will do. */
async function readChanges(reading: Reading, call: Call): Promise<Account | null> {
  const { client, store, categories, room } = reading;
  const known = await knownBy(reading, call);
  if (!store || known === null) return null;
  await room.grow(known.values, call.signal);
  const found = await orUnfitting(
    client.searchChanges(call, {
      beginTime: known.latestTime,
      onPage: (values) => room.grow(known.values + values, call.signal),
    }),
  );
  const { changes, latestTime } = found ?? {};
  if (!changes || latestTime === undefined || Date.parse(latestTime) < Date.parse(known.latestTime)) return null;

  const objects = mergeChanges(known.objects, changes);
  if (objects === null) return null;
  const catalogue = await inSlices(indexCatalogue(objects.values(), categories), call.signal);
  const dangling = danglingIn(catalogue);
  const gone = new Set(known.gone);
  const isGone = (id: string) => gone.has(id) || changes.get(id)?.kind === 'deleted';
  if (![...dangling.keys()].every(isGone)) return null;
  if (changes.size > WORTH_SAVING) {
    await save(store, { ...known, latestTime, gone: [...dangling.keys()], objects });
  }
  return { catalogue, kind: 'incremental', ensureGone: distrusting(createEnsureGone(client, catalogue), store) };
}

/** Null if there is none, or if it is old, of another merchant, or not to be used. */
async function knownBy({ store, full, merchant, now }: Reading, call: Call): Promise<KnownCatalogue | null> {
  // Losing it costs a full read, so a failure of the store fails nothing.
  const stored = full ? null : await store?.load().catch(() => null);
  const known = stored ? await unpack(stored, call.signal) : null;
  if (known === null || known.merchant !== merchant) return null;
  return now() - known.fullAtMs < FULL_AFTER_MS ? known : null;
}

async function save(store: CatalogueStore, known: KnownCatalogue): Promise<void> {
  await store.save(await pack(known)).catch(() => undefined);
}

/** Null for answers that only a search can give: a full read may still succeed. */
async function orUnfitting<T>(search: Promise<T>): Promise<T | null> {
  try {
    return await search;
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    const isRefused = error.code === 'pos-failed' && (error.detail?.status ?? 500) < 500;
    if (isRefused || ['pos-malformed', 'pos-incomplete', 'pos-read-expired'].includes(error.code)) return null;
    throw error;
  }
}

/** If Square contradicts a read, the next one doesn't build on it. */
function distrusting(ensureGone: EnsureGone, store: CatalogueStore | undefined): EnsureGone {
  return async (missing: ReadonlyMap<string, CatalogueType>, call: Call) => {
    try {
      await ensureGone(missing, call);
    } catch (error) {
      if (error instanceof SyncError && error.code === 'pos-incomplete') await store?.forget().catch(() => undefined);
      throw error;
    }
  };
}
