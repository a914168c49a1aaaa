import type { Category, Menu } from '../domain/master.ts';
import type { PlanCounts } from '../domain/plan.ts';
import type { Reading } from '../domain/reading.ts';

/** Every call can be given up. Failures are `SyncError`s; an abort throws the signal's reason. */
export type Call = {
  readonly signal: AbortSignal;
  /** Told how long a request waited for a free place at its gate, in ms. */
  readonly onWait?: (waitedMs: number) => void;
};

/** A read can tell how far it is; `total` is absent where the POS does not say. */
export type ReadCall = Call & { readonly onProgress?: (progress: { done: number; total: number }) => void };

/** A write names what it belongs to: its idempotency key is the hash of this and of the body. */
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

/** What is about to be removed because a read did not show it. */
export type Removals = { readonly kind: 'item' | 'category'; readonly ids: readonly string[] };

/** One look at a POS account: everything read through it belongs together. Opened anew for each category sync. */
export type PosReading = {
  readCategories(call: Call): Promise<Reading<readonly Category[]>>;
  /** Throws `pos-shop-unknown` where the POS has no such location. */
  readMenu(locationId: string, call: ReadCall): Promise<Reading<Menu>>;
  /**
   * Invariant I7: nothing is removed on silence. Resolves when the POS itself says that these are gone (or withheld by
   * its own will); throws `pos-incomplete` when it still has one, for then the read was not whole.
   */
  confirmRemovals(removals: Removals, call: Call): Promise<void>;
};

export type PosSource = {
  /** One cheap request that proves address and token. */
  checkConnection(call: Call): Promise<void>;
  listLocations(call: Call): Promise<readonly PosLocation[]>;
  openReading(): PosReading;
};

export type OrderingTarget = {
  /** One cheap request that proves address, token and brand, and makes the fence known. */
  checkConnection(call: Call): Promise<{ readonly name: string; readonly currency: string }>;
  listShops(call: Call): Promise<readonly OrderingShop[]>;
  readCategories(call: Call): Promise<readonly Category[]>;
  publishCategories(categories: readonly Category[], call: WriteCall): Promise<PlanCounts>;
  readMenu(shopId: string, call: Call): Promise<Menu>;
  publishMenu(shopId: string, menu: Menu, call: WriteCall): Promise<PlanCounts>;
};

/** The right to act for a chain, lost when the lease passes. Checked in the same tick as a request is sent. */
export type LeaseHold = {
  /** Sent along as `Sync-Fence`. */
  readonly fence: number;
  /** Aborted at the lease's deadline, by the monotonic clock. */
  readonly signal: AbortSignal;
  /** Throws once the deadline has passed, also where a stopped process could not run its timer. */
  throwIfLost(): void;
};

export type GateLoad = {
  readonly inFlight: number;
  readonly limit: number;
  readonly peak: number;
  readonly perSecond: number;
  readonly latencyMs: number | null;
  readonly closedUntilMs: number | null;
};

export type ChainConnections = {
  readonly pos: { readonly kind: string; readonly baseUrl: string; readonly accessToken: string };
  readonly ordering: {
    readonly kind: string;
    readonly baseUrl: string;
    readonly brandId: string;
    readonly token: string;
  };
  readonly limits: { readonly shops: number; readonly pos: number; readonly ordering: number };
};

export type Upstreams = {
  readonly pos: PosSource;
  readonly ordering: OrderingTarget;
  /** Names the platform and the brand: what was published to another one says nothing of this. */
  readonly destination: string;
  /** For the page: requests in flight under their limits. */
  load(): { readonly pos: GateLoad; readonly ordering: GateLoad };
};

/** Without a hold for the one-off look at connections that are about to be saved. */
export type ConnectUpstreams = (connections: ChainConnections, hold: LeaseHold | null) => Upstreams;
