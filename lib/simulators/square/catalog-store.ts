import { mapNested, nestedIn } from './nested.ts';
import type { CatalogObject, SquareAccount, SquareLocation, SquareMerchant, TopLevelObject } from './types.ts';

export type CatalogStore = {
  readonly merchant: SquareMerchant;
  readonly locations: () => readonly SquareLocation[];
  readonly putLocation: (location: SquareLocation) => void;
  /** Everything that stands by itself, deleted objects included, in the order in which it was added. */
  readonly objects: () => readonly TopLevelObject[];
  /** Any object, nested or deleted ones included. */
  readonly find: (id: string) => CatalogObject | undefined;
  /** The item or list that holds a nested object, or the object itself. */
  readonly holderOf: (id: string) => TopLevelObject | undefined;
  /** Adds or replaces an object, with a new version and time on whatever in it is not the same as before. */
  readonly put: (object: TopLevelObject) => void;
  /** When the catalogue last changed: later than that of any change before. */
  readonly latestTime: () => string;
  readonly account: () => SquareAccount;
};

/** A merchant's account that can change. `onChange` hears of every change. */
export function createCatalogStore(account: SquareAccount, onChange: () => void): CatalogStore {
  const objects = new Map<string, TopLevelObject>();
  const holders = new Map<string, string>();
  const locations = new Map(account.locations.map((location) => [location.id, location]));
  let ordered: readonly TopLevelObject[] | undefined;
  let latestMs = 0;

  const keep = (object: TopLevelObject) => {
    objects.set(object.id, object);
    for (const nested of nestedIn(object)) holders.set(nested.id, object.id);
    latestMs = Math.max(latestMs, Date.parse(object.updated_at));
    ordered = undefined;
  };
  account.objects.forEach(keep);

  const holderOf = (id: string) => objects.get(holders.get(id) ?? id);
  const find = (id: string) => {
    const holder = holderOf(id);
    return holder?.id === id || holder === undefined ? holder : nestedIn(holder).find((nested) => nested.id === id);
  };
  return {
    merchant: account.merchant,
    locations: () => [...locations.values()],
    putLocation: (location) => {
      locations.set(location.id, location);
      onChange();
    },
    objects: () => (ordered ??= [...objects.values()]),
    find,
    holderOf,
    put: (object) => {
      const changedAtMs = Math.max(Date.now(), latestMs + 1);
      keep(stamped(object, objects.get(object.id), changedAtMs));
      onChange();
    },
    latestTime: () => new Date(latestMs).toISOString(),
    account: () => ({
      merchant: account.merchant,
      locations: [...locations.values()],
      objects: [...objects.values()],
    }),
  };
}

/** Square's versions grow with time, and an item's grows with its variations'. */
function stamped(object: TopLevelObject, before: TopLevelObject | undefined, changedAtMs: number): TopLevelObject {
  const stamp = { version: changedAtMs, updated_at: new Date(changedAtMs).toISOString() };
  const known = new Set<unknown>(before === undefined ? [] : nestedIn(before));
  return mapNested({ ...object, ...stamp }, (nested) =>
    nested.map((one) => (known.has(one) ? one : { ...one, ...stamp })),
  );
}
