import { mapNested, nestedIn } from './nested.ts';
import type { CatalogObject, SquareAccount, SquareLocation, SquareMerchant, TopLevelObject } from './types.ts';

export type CatalogStore = {
  readonly merchant: SquareMerchant;
  readonly locations: () => readonly SquareLocation[];
  readonly putLocation: (location: SquareLocation) => void;
  /** All top-level objects, deleted ones included, in insertion order. */
  readonly objects: () => readonly TopLevelObject[];
  /** Any object, including nested and deleted ones. */
  readonly find: (id: string) => CatalogObject | undefined;
  /** The item or list that holds a nested object, or the object itself. */
  readonly holderOf: (id: string) => TopLevelObject | undefined;
  /** Adds or replaces an object, with a new version and time on every changed part. */
  readonly put: (object: TopLevelObject) => void;
  /** When the catalogue last changed; strictly increasing. */
  readonly latestTime: () => string;
  readonly account: () => SquareAccount;
};

/** A mutable merchant account. `onChange` is called after every change. */
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

/** Square's versions increase with time, and an item's increases with its variations'. */
function stamped(object: TopLevelObject, before: TopLevelObject | undefined, changedAtMs: number): TopLevelObject {
  const stamp = { version: changedAtMs, updated_at: new Date(changedAtMs).toISOString() };
  const unchanged = new Set<unknown>(before === undefined ? [] : nestedIn(before));
  return mapNested({ ...object, ...stamp }, (nested) =>
    nested.map((child) => (unchanged.has(child) ? child : { ...child, ...stamp })),
  );
}
