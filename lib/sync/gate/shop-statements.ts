/** A shop that an active run holds. */
export type BusyShop = { readonly shopId: string; readonly runId: string };

export type ShopInTransaction = { readonly id: string; readonly name: string; readonly inScope: boolean };

export type ShopUpsert = {
  readonly name: string;
  readonly timeZone: string;
  readonly posLocationId: string | null;
  readonly platformShopId: string | null;
  readonly inScope: boolean;
};

export type ShopStatements = {
  /** The chain's shops with these ids, or all that are in scope. */
  shops(ids?: readonly string[]): Promise<readonly ShopInTransaction[]>;
  /**
   * Returns whether it was in scope before; null if one side does not have the shop, as it then can't come into scope.
   */
  setScope(shopId: string, inScope: boolean): Promise<boolean | null>;
  /** The shops that a run holds now, and that run: of these, or of all in scope. */
  busyShops(shopIds?: readonly string[]): Promise<readonly BusyShop[]>;
  /** How many shops each side had at the last discovery. */
  knownSides(): Promise<{ readonly pos: number; readonly platform: number }>;
  /** Creates or updates the chain's shops from both sides' data; returns their ids in the given order. */
  saveShops(shops: readonly ShopUpsert[], currency: string | null): Promise<readonly string[]>;
};
