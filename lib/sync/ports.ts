import type { CategorySource } from '#lib/domain/category-source.ts';
import type { Availability, Category, Menu, PlatformFeature } from '#lib/domain/master.ts';
import type { PlanCounts } from '#lib/domain/plan.ts';
import type { Reading } from '#lib/domain/reading.ts';

/** Every call can be aborted. Failures are `SyncError`s; an abort throws the signal's reason. */
export type Call = {
  readonly signal: AbortSignal;
  readonly meter?: CallMeter;
};

export type Side = 'pos' | 'ordering';

/** Receives the cost of each call, for the run's statistics. */
export type CallMeter = {
  /** Time spent waiting at the side's gate, in ms. */
  waited(side: Side, ms: number): void;
  /** A request is sent; `inFlight` counts the requests to that side, this one included. */
  sent(side: Side, facts: { readonly inFlight: number; readonly isRetry: boolean }): void;
  /** 429 or 503. */
  busy(side: Side): void;
};

/** A read reports its progress; `total` is absent if the POS doesn't provide it. */
export type ReadCall = Call & { readonly onProgress?: (progress: { done: number; total: number }) => void };

/** The idempotency key of a write is the hash of this scope and of the body. */
export type WriteCall = Call & { readonly idempotencyScope: string };

export type PosLocation = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly timeZone: string;
  readonly currency: string;
};

export type OrderingShop = {
  readonly id: string;
  readonly name: string;
  readonly posLocationId?: string;
};

/** Entries about to be removed because a read did not show them. */
export type Removals = { readonly kind: 'item' | 'category'; readonly ids: readonly string[] };

/** One session of reading a POS account: its reads belong together. Opened for each category sync. */
export type PosReading = {
  readCategories(call: Call): Promise<Reading<readonly Category[]>>;
  /** About how many items a location has, for a POS that has told so with the categories; null before that. */
  itemCount?(locationId: string): number | null;
  /** Throws `pos-shop-unknown` if the POS has no such location. */
  readMenu(locationId: string, call: ReadCall): Promise<Reading<Menu>>;
  /** What of the location's menu is sold out now. Throws `pos-shop-unknown` if the POS has no such location. */
  readAvailability(locationId: string, call: Call): Promise<Availability>;
  /**
   * Invariant I7: nothing is removed on silence. Resolves if the POS itself confirms that these are gone (or
   * deliberately withheld); throws `pos-incomplete` if it still has one, as then the read was not complete.
   */
  confirmRemovals(removals: Removals, call: Call): Promise<void>;
};

/** A menu that a seller arranged at the POS, with the names of its sections in order. */
export type PosMenu = { readonly id: string; readonly name: string; readonly sections: readonly string[] };

/** An adapter's catalogue, compressed. `version` is of its form, which only the adapter knows. */
export type StoredCatalogue = { readonly version: number; readonly body: Uint8Array };

/** Where a chain's catalogue is stored for incremental reads. Losing it costs a full read. */
export type CatalogueStore = {
  load(): Promise<StoredCatalogue | null>;
  /** Replaces what is stored. One that is too large is not stored. */
  save(catalogue: StoredCatalogue): Promise<void>;
  /** The next `load` finds nothing. */
  forget(): Promise<void>;
};

export type ReadingOptions = {
  /** Read everything, whatever is stored. */
  readonly full?: boolean;
  /** Default: the POS's own. Reads throw `pos-menu-unknown` if the POS has no such menu. */
  readonly categories?: CategorySource;
};

export type PosSource = {
  /** One cheap request that verifies address and token. */
  checkConnection(call: Call): Promise<void>;
  listLocations(call: Call): Promise<readonly PosLocation[]>;
  /** What a chain can choose instead of the POS's own categories; often nothing. */
  listMenus(call: Call): Promise<readonly PosMenu[]>;
  openReading(options?: ReadingOptions): PosReading;
};

/** What a platform says of a brand; `features` are those it supports, and that Haizen knows. */
export type OrderingBrand = {
  readonly name: string;
  readonly currency: string;
  readonly features: ReadonlySet<PlatformFeature>;
};

/** Ids of an availability that the shop's published menu doesn't have: the platform ignored them. */
export type UnknownIds = { readonly variantIds: readonly string[]; readonly optionIds: readonly string[] };

export type OrderingTarget = {
  /** One cheap request that verifies address, token and brand, and announces the fence. */
  checkConnection(call: Call): Promise<OrderingBrand>;
  listShops(call: Call): Promise<readonly OrderingShop[]>;
  readCategories(call: Call): Promise<readonly Category[]>;
  publishCategories(categories: readonly Category[], call: WriteCall): Promise<PlanCounts>;
  readMenu(shopId: string, call: Call): Promise<Menu>;
  publishMenu(shopId: string, menu: Menu, call: WriteCall): Promise<PlanCounts>;
  /** What was last published as sold out, without `until`. Only with the feature `availability`, as is the next. */
  readAvailability(shopId: string, call: Call): Promise<Availability>;
  publishAvailability(shopId: string, availability: Availability, call: WriteCall): Promise<UnknownIds>;
};

/** The right to act for a chain, lost when the lease expires. Checked in the same tick in which a request is sent. */
export type LeaseHold = {
  /** Sent as `Sync-Fence`. */
  readonly fence: number;
  /** Aborted at the lease's deadline, by the monotonic clock. */
  readonly signal: AbortSignal;
  /** Throws once the deadline has passed, even if a suspended process could not run its timer. */
  throwIfLost(): void;
};

/**
 * Why a gate is below its configured limit: the upstream rejects requests, has become slow, or doesn't respond at all.
 */
export type SlowedBy = 'refused' | 'slow' | 'down';

export type GateLoad = {
  readonly inFlight: number;
  /** The current limit; `most` is the configured maximum. */
  readonly limit: number;
  /** Nothing has shown yet that the limit is too high. */
  readonly searching: boolean;
  readonly most: number;
  readonly peak: number;
  readonly perSecond: number;
  readonly latencyMs: number | null;
  readonly closedUntilMs: number | null;
  readonly slowedBy: SlowedBy | null;
  /** Requests are being retried and none succeeds. */
  readonly retrying: boolean;
};

export type LearnedLimit = Pick<GateLoad, 'limit' | 'searching'>;

export type ChainLoad = Readonly<Record<Side, GateLoad>>;

/**
 * In plain text; null if the stored one can't be decrypted: that takes a new token, or the secret it was encrypted
 * with.
 */
export type Token = string | null;

export type ChainConnections = {
  readonly pos: { readonly kind: string; readonly baseUrl: string; readonly accessToken: Token };
  readonly ordering: {
    readonly kind: string;
    readonly baseUrl: string;
    readonly brandId: string;
    readonly token: Token;
  };
  readonly limits: { readonly shops: number; readonly pos: number; readonly ordering: number };
  /** The limits that the last conductor learned for each side; absent or null before the first one. */
  readonly learned?: Readonly<Record<Side, LearnedLimit>> | null;
};

/** As entered: with their tokens. */
export type KnownConnections = ChainConnections & {
  readonly pos: { readonly accessToken: string };
  readonly ordering: { readonly token: string };
};

export type Upstreams = {
  readonly pos: PosSource;
  readonly ordering: OrderingTarget;
  /** Names the platform and the brand: what was published to another destination doesn't count here. */
  readonly destination: string;
  /** Requests in flight and their limits, for the page and the next conductor. */
  load(): ChainLoad;
};

/**
 * Without a hold for the one-off test of a chain about to be created. With `before`, the gates are shared with those
 * upstreams, even if a limit has changed: requests in flight through either count towards the new limits (I4).
 */
export type ConnectUpstreams = (
  connections: ChainConnections & { readonly catalogue?: CatalogueStore },
  hold: LeaseHold | null,
  before?: Upstreams,
) => Upstreams;
