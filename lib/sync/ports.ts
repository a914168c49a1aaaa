import type { Category, Menu } from '#lib/domain/master.ts';
import type { PlanCounts } from '#lib/domain/plan.ts';
import type { Reading } from '#lib/domain/reading.ts';

/** Every call can be given up. Failures are `SyncError`s; an abort throws the signal's reason. */
export type Call = {
  readonly signal: AbortSignal;
  readonly meter?: CallMeter;
};

export type Side = 'pos' | 'ordering';

/** Told what a call costs, so that its run can say. */
export type CallMeter = {
  /** For a free place at the side's gate, in ms. */
  waited(side: Side, ms: number): void;
  /** A request goes out; so many are in flight towards that side then, this one included. */
  sent(side: Side, facts: { readonly inFlight: number; readonly isRetry: boolean }): void;
  /** 429 or 503. */
  busy(side: Side): void;
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

/** Why a gate lets less through than it may: the other side refuses, has become slow, or does not answer at all. */
export type SlowedBy = 'refused' | 'slow' | 'down';

export type GateLoad = {
  readonly inFlight: number;
  /** At this moment; `most` is the configured one, never passed. */
  readonly limit: number;
  /** Nothing has shown yet that it is too much. */
  readonly searching: boolean;
  readonly most: number;
  readonly peak: number;
  readonly perSecond: number;
  readonly latencyMs: number | null;
  readonly closedUntilMs: number | null;
  readonly slowedBy: SlowedBy | null;
  /** Requests are tried again, and none gets through. */
  readonly retrying: boolean;
};

export type LearnedLimit = Pick<GateLoad, 'limit' | 'searching'>;

export type ChainLoad = Readonly<Record<Side, GateLoad>>;

/** In plain text; null where what is kept can't be read, and only a new one helps, or the secret that it was sealed with. */
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
  /** What the last conductor had found that each side bears; absent or null where none has been at work. */
  readonly learned?: Readonly<Record<Side, LearnedLimit>> | null;
};

/** As they are entered: with their tokens. */
export type KnownConnections = ChainConnections & {
  readonly pos: { readonly accessToken: string };
  readonly ordering: { readonly token: string };
};

export type Upstreams = {
  readonly pos: PosSource;
  readonly ordering: OrderingTarget;
  /** Names the platform and the brand: what was published to another one says nothing of this. */
  readonly destination: string;
  /** For the page, and for the next conductor: requests in flight under their limits. */
  load(): ChainLoad;
};

/**
 * Without a hold for the one-off test of a chain that is about to be created. With `before`, the gates are shared with those
 * upstreams, also where a limit has changed: requests in flight through either count towards the new limits (I4).
 */
export type ConnectUpstreams = (connections: ChainConnections, hold: LeaseHold | null, before?: Upstreams) => Upstreams;
