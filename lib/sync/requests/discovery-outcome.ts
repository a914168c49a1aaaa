import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { UnusableShop } from '#lib/domain/match-shops.ts';
import type { Side } from '#lib/sync/ports.ts';

export type DiscoveryOutcome =
  | { readonly state: 'QUEUED' | 'RUNNING' }
  | { readonly state: 'SUCCEEDED'; readonly result: ShopMatches }
  | { readonly state: 'FAILED'; readonly error: SyncErrorFacts };

type ShopSide = { readonly id: string; readonly name: string };

/** The result of a discovery, with the shops' ids in Haizen. */
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

/** Why a side's connection can't be used. */
export type Refusal = { readonly side: Side; readonly error: SyncErrorFacts };

export type ConnectionTest =
  | { readonly state: 'QUEUED' | 'RUNNING' }
  /** Empty: all tested connections work. */
  | { readonly state: 'SUCCEEDED'; readonly refusals: readonly Refusal[] }
  | { readonly state: 'FAILED'; readonly error: SyncErrorFacts };
