import type { SyncErrorFacts } from '../domain/errors.ts';
import type { UnusableShop } from '../domain/match-shops.ts';

export type DiscoveryOutcome =
  | { readonly state: 'QUEUED' | 'RUNNING' }
  | { readonly state: 'SUCCEEDED'; readonly result: ShopMatches }
  | { readonly state: 'FAILED'; readonly error: SyncErrorFacts };

type ShopSide = { readonly id: string; readonly name: string };

/** What a discovery found, with the ids that the shops have here. */
export type ShopMatches = {
  readonly matched: readonly {
    readonly shopId: string;
    readonly name: string;
    readonly posLocationId: string;
    readonly platformShopId: string;
  }[];
  readonly onlyAtPos: readonly ShopSide[];
  readonly onlyAtPlatform: readonly ShopSide[];
  /** Neither saved nor synced. */
  readonly unusable: readonly UnusableShop[];
};
