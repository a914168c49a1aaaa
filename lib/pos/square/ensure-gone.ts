import { SyncError } from '#lib/domain/errors.ts';
import { shareOnce } from '#lib/pos/share-once.ts';
import type { Call } from '#lib/sync/ports.ts';
import { checkBound } from '#lib/upstream-http/body/over-bound.ts';
import type { Catalogue } from './catalogue.ts';
import type { SquareClient } from './client.ts';
import type { CatalogueType, SquareObject, SquareSighting } from './schema.ts';
import { createSightings } from './sightings.ts';

/**
 * Resolves once every missing object is confirmed gone (deleted or archived). Square doesn't report objects deleted
 * long ago, so those need a second read of the account, shared by all callers. Throws `pos-incomplete` if an object
 * still exists, or if the second read lacks objects of the first.
 */
export type EnsureGone = (missing: ReadonlyMap<string, CatalogueType>, call: Call) => Promise<void>;

export function createEnsureGone(client: SquareClient, first: Catalogue): EnsureGone {
  const sightings = createSightings(client);
  const readAgain = shareOnce(async (call) => {
    const again = await client.listCatalogue(call, { keep: toSighting });
    for (const { id, type } of everythingIn(first)) if (!again.has(id)) throw incomplete(id, type);
    return again;
  });

  return async (missing, call) => {
    checkBound('pos', 'references', missing.size);
    const mentioned = await sightings.of([...missing.keys()], call);
    throwIfAlive(missing, mentioned);
    const unmentioned = new Map([...missing].filter(([id]) => !mentioned.has(id)));
    if (unmentioned.size > 0) throwIfAlive(unmentioned, await readAgain(call));
  };
}

/** Keeps only what the comparison needs, to avoid holding two catalogues in memory. */
function toSighting(object: SquareObject): SquareSighting {
  const { id, type } = object;
  return { id, type, ...(type === 'ITEM' && { item_data: { is_archived: object.item_data.is_archived } }) };
}

/** An item's id counts as gone even if an object of another type has it. */
function throwIfAlive(missing: ReadonlyMap<string, CatalogueType>, seen: ReadonlyMap<string, SquareSighting>): void {
  for (const [id, type] of missing) {
    const sighting = seen.get(id);
    if (sighting?.type !== type || sighting.is_deleted === true || sighting.item_data?.is_archived === true) continue;
    throw incomplete(id, type);
  }
}

function everythingIn({ items, lists, categories, taxes, units }: Catalogue): { id: string; type: CatalogueType }[] {
  const of = (known: ReadonlyMap<string, unknown>, type: CatalogueType) =>
    [...known.keys()].map((id) => ({ id, type }));
  return [
    ...of(items, 'ITEM'),
    ...of(lists, 'MODIFIER_LIST'),
    ...of(categories, 'CATEGORY'),
    ...of(taxes, 'TAX'),
    ...of(units, 'MEASUREMENT_UNIT'),
  ];
}

function incomplete(id: string, type: CatalogueType): SyncError {
  return new SyncError('pos-incomplete', { detail: { field: `${type} ${id}` } });
}
