import type { Actor } from '#lib/domain/access.ts';
import type { AuditEvent } from '#lib/domain/audit.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import type { Category, Menu } from '#lib/domain/master.ts';
import type { KnownOutcome, TargetState } from '#lib/domain/state.ts';
import type { Traffic } from '#lib/domain/traffic.ts';
import type { ConnectionChange, ConnectionTestStore } from './requests/connection-test-store.ts';
import type { DiscoveryOutcome, Refusal, ShopMatches } from './requests/discovery-outcome.ts';
import type { Inherited } from './conductor/inherited.ts';
import type { ChainConnections, ChainLoad, KnownConnections, Side } from './ports.ts';
import type { StateChange } from './state-change.ts';
import type { Stepping } from './target-step.ts';

export type NewRun = {
  readonly id: string;
  readonly scope: 'all' | 'shops' | 'shop';
  readonly shopName: string | null;
  readonly full: boolean;
  readonly retryOf: string | null;
  readonly requestName: string | null;
  readonly requestedBy: string;
  readonly requestedByKind: Actor['kind'];
  readonly total: number;
  readonly approved: (Approval & { readonly reason: string }) | null;
};

/** Categories removed from the platform after the last menu, and the traffic for it. */
export type Removal = { readonly removed: number; readonly traffic: Traffic };

/** A run that has just ended: its shops by state, and the time since it was requested. */
export type FinishedRun = {
  readonly id: string;
  readonly scope: NewRun['scope'];
  readonly durationMs: number;
  readonly counts: Readonly<Record<TargetState, number>>;
};

/** A conductor's job for one shop. */
export type MenuTarget = {
  readonly id: string;
  readonly runId: string;
  readonly shopId: string;
  readonly posLocationId: string;
  readonly platformShopId: string;
  readonly expectedMs: number | null;
  /** Time that earlier conductors spent on it since it was claimed. */
  readonly spentMs: number;
  /** Process deaths during its sync; see `Inherited`. */
  readonly deaths: number;
  /** The menu known to be on the platform there; null if unknown. */
  readonly published: { readonly hash: string; readonly destination: string } | null;
};

/** The one plan that a run was asked to publish although it was held (I8). */
export type Approval = { readonly targetId: string; readonly planHash: string };

/** A target's last sync that was carried out, as stored in its row. */
export type KnownFacts = {
  readonly outcome: KnownOutcome;
  readonly runId: string | null;
  /** ISO 8601; null if never synced. */
  readonly settledAt: string | null;
  readonly error: SyncErrorFacts | null;
  readonly issueCount: number;
  readonly durationMs: number | null;
};

/** A person's decision not to publish a held plan. */
export type Discard = { readonly planHash: string; readonly reason: string; readonly by: string };

/** A shop that an active run holds. */
export type BusyShop = { readonly shopId: string; readonly runId: string };

export type WaitingRun = {
  readonly id: string;
  readonly full: boolean;
  readonly scope: NewRun['scope'];
  readonly approved: Approval | null;
};

/** What was last sent to the platform; `confirmed` is false if the response was never seen, or if it went elsewhere. */
export type Published<Master> = { readonly hash: string; readonly master: Master; readonly confirmed: boolean };

/** `keptIds`: dropped by the POS, but published for menus that still use them. */
export type PublishedCategories = Published<readonly Category[]> & { readonly keptIds: readonly string[] };

export type ShopInTransaction = { readonly id: string; readonly name: string; readonly inScope: boolean };

export type ShopUpsert = {
  readonly name: string;
  readonly timeZone: string;
  readonly posLocationId: string | null;
  readonly platformShopId: string | null;
  readonly inScope: boolean;
};

/**
 * One transaction that holds the chain's gate row, locked before anything else; committed when the callback returns.
 */
export type GateTx = {
  /** The fence of the conductor that last took the chain. */
  readonly fence: number;
  /** The same fence, unless that conductor has handed the chain back or has reported that its process is alive. */
  readonly openFence: number | null;
  changeState(change: StateChange): Promise<number>;
  /** `SyncStore.stepTargets`, in this transaction. */
  step(stepping: Stepping): Promise<ReadonlySet<string> | null>;
  createRun(run: NewRun): Promise<void>;
  /**
   * Settles the QUEUED shops of these runs, with one result each: SKIPPED, or (`CANCELLED`) back in the state in which
   * the run found them.
   */
  settleQueued(settling: {
    readonly runIds: readonly string[];
    readonly outcome: 'SKIPPED' | 'CANCELLED';
    readonly error: SyncErrorFacts | null;
    readonly fence?: number;
  }): Promise<number>;
  /** Marks an unfinished run as stopped; false if it has ended. */
  markCancelled(runId: string, by: Pick<Actor, 'name' | 'kind'>): Promise<boolean>;
  /** Unfinished runs that were stopped. */
  cancelledRuns(): Promise<readonly string[]>;
  /** The plan that these runs were asked to publish is published: a takeover must not hold it again. */
  clearApproval(runIds: readonly string[], targetId: string): Promise<void>;
  /**
   * The held plan of a shop's menu, or of the categories if `shopId` is null; null if there is none, or if a run is
   * publishing it.
   */
  heldPlan(shopId: string | null): Promise<Approval | null>;
  /**
   * Drops a held plan and keeps the decision: the target returns to its earlier state, as do shops skipped because of
   * held categories. False if the target no longer has a held plan.
   */
  discardHeld(targetId: string, discard: Discard): Promise<boolean>;
  /** Shops that were skipped because the categories are held or failed. */
  skippedShops(): Promise<readonly string[]>;
  /** Sends the conductor's job; dropped if one is already queued. Part of the transaction. */
  wake(): Promise<void>;
  /** Writes an audit event. Part of the transaction. */
  record(event: AuditEvent): Promise<void>;

  /** The run created by the request with this name; null if there is none. */
  runOfRequest(requestName: string): Promise<string | null>;
  /** The chain's shops with these ids, or all that are in scope. */
  shops(ids?: readonly string[]): Promise<readonly ShopInTransaction[]>;
  /**
   * Returns whether it was in scope before; null if one side does not have the shop, as it then can't come into scope.
   */
  setScope(shopId: string, inScope: boolean): Promise<boolean | null>;
  /** The shops that a run holds now, and that run: of these, or of all in scope. */
  busyShops(shopIds?: readonly string[]): Promise<readonly BusyShop[]>;

  /** Makes `fence` the chain's fence; false if a later conductor has taken the chain. */
  raiseFence(fence: number): Promise<boolean>;
  /** A conductor was lost at work: counted for the page. */
  countTakeover(): Promise<void>;
  /**
   * For RUNNING targets: adds the time spent, and a death if their conductor (`diedFence`) was lost with its process.
   */
  recordInterruption(diedFence: number | null): Promise<Inherited>;
  /** Takes back the deaths recorded for this conductor: its process is alive. */
  forgiveInterruption(fence: number): Promise<void>;
  forgetCategoryStamps(): Promise<void>;
  /** RUNNING → QUEUED; or FAILED after earlier process deaths on the same request. */
  requeueDiscoveries(diedFence: number | null): Promise<void>;

  /** Unfinished runs that no category sync of this conductor serves yet, oldest first. */
  waitingRuns(): Promise<readonly WaitingRun[]>;
  stampRuns(runIds: readonly string[], categorySyncId: string): Promise<void>;
  categoriesTarget(): Promise<Pick<MenuTarget, 'id' | 'spentMs' | 'deaths'>>;
  menuTargets(runIds: readonly string[], states: readonly TargetState[]): Promise<readonly MenuTarget[]>;
  /** Closes, and returns, the runs without active targets; `removal` is null if the last step was skipped. */
  finishRuns(runIds: readonly string[], removal: Removal | null): Promise<readonly FinishedRun[]>;

  /** The number of unfinished runs, active targets and waiting discoveries. */
  openWork(): Promise<number>;
  /** Saves the final load with it, for the learned limits of both sides. */
  endLease(fence: number, load: ChainLoad | null): Promise<void>;

  takeDiscovery(): Promise<string | null>;
  settleDiscovery(
    id: string,
    outcome: { result: ShopMatches } | { refusals: readonly Refusal[] } | { error: SyncErrorFacts },
  ): Promise<void>;
  requestDiscovery(): Promise<string>;
  /** With encrypted tokens. */
  requestConnectionTest(sealed: object): Promise<string>;
  /** How many shops each side had at the last discovery. */
  knownSides(): Promise<{ readonly pos: number; readonly platform: number }>;
  /** Creates or updates the chain's shops from both sides' data; returns their ids in the given order. */
  saveShops(shops: readonly ShopUpsert[], currency: string | null): Promise<readonly string[]>;
};

export type NewChain = KnownConnections & { readonly name: string };

/** Only the given fields change. */
export type ChainChange = ConnectionChange & {
  readonly name?: string;
  readonly limits?: Partial<ChainConnections['limits']>;
  /** Overrides of the default thresholds; null resets them. */
  readonly guard?: Partial<GuardThresholds> | null;
};

export type ChainChangeSaved =
  /** `exists`: its platform address belongs to another chain. */
  | { readonly kind: 'changed' | 'unknown' | 'exists' }
  /** The side's address would change, and the saved token was entered for the current one. */
  | { readonly kind: 'token-needed'; readonly side: Side };

export type Retryable = {
  readonly chainId: string;
  readonly finished: boolean;
  readonly full: boolean;
  readonly shopIds: readonly string[];
};

export type Waiting = {
  readonly runs: number;
  readonly discoveries: number;
  readonly cancelledRuns: readonly string[];
};

export type Renewal = 'renewed' | 'lost';

export type SyncStore = ConnectionTestStore & {
  /**
   * Throws `UnknownChain` if there is no such chain; a thrown `RollBack` undoes the transaction and its value is
   * returned.
   */
  underGate<T>(chainId: string, work: (tx: GateTx) => Promise<T>): Promise<T>;
  connections(chainId: string): Promise<ChainConnections & { readonly thresholds: GuardThresholds }>;

  /**
   * Steps of targets under the gate, in order, each its own compare-and-set by required state, run and fence (I2, I6).
   * Returns the targets whose step was applied; null, with nothing written, if another conductor has the chain.
   */
  stepTargets(chainId: string, stepping: Stepping): Promise<ReadonlySet<string> | null>;

  /**
   * One autocommitted statement: returns the lease and a new fence, or how long the current holder's lease still lasts,
   * in ms.
   */
  acquireLease(
    chainId: string,
    lease: { worker: string; leaseMs: number },
  ): Promise<{ readonly fence: number } | { readonly heldForMs: number }>;
  renewLease(chainId: string, lease: { fence: number; leaseMs: number; load: ChainLoad | null }): Promise<Renewal>;

  /** Whether there is new work for the chain's conductor; cheap, without the gate. */
  waiting(chainId: string): Promise<Waiting>;
  publishedMenu(targetId: string, destination: string): Promise<Published<Menu> | null>;
  publishedCategories(targetId: string, destination: string): Promise<PublishedCategories | null>;
  /** Which of these categories a published menu of the chain uses. */
  categoriesInUse(chainId: string, categoryIds: readonly string[]): Promise<ReadonlySet<string>>;

  /** Creates the chain, its gate and its categories; null if the platform's brand already belongs to another chain. */
  createChain(chain: NewChain, by: Actor): Promise<string | null>;
  changeChain(request: { chainId: string; change: ChainChange; by: Actor }): Promise<ChainChangeSaved>;
  chainOfShop(shopId: string): Promise<string | null>;
  chainOfRun(runId: string): Promise<string | null>;
  /** Null if there is no such run; `shopIds` are its failed and skipped shops that are still in scope. */
  retryable(runId: string): Promise<Retryable | null>;
  discovery(id: string): Promise<DiscoveryOutcome | null>;
  /** Chains with open work and an expired lease: their conductor died, or their wake-up was lost. */
  abandonedChains(): Promise<readonly { readonly chainId: string; readonly hasCancelledRuns: boolean }[]>;
};

/** Next.js loads this module for routes separately from the process's own instance: errors are matched by name. */
const isNamed = (value: unknown, name: string) => value instanceof Error && value.name === name;

export class UnknownChain extends Error {
  constructor(chainId: string) {
    super(`no chain ${chainId}`);
    this.name = 'UnknownChain';
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'UnknownChain');
  }
}

/** Thrown inside `underGate`: undoes the transaction, and `value` is the result. */
export class RollBack<T> extends Error {
  readonly value: T;

  constructor(value: T) {
    super('rolled back on purpose');
    this.name = 'RollBack';
    this.value = value;
  }
}

/** The database was unreachable or timed out on a lock: the same transaction can be retried. */
export class StoreUnavailable extends Error {
  /** `not-writable`: it can be read, but its disk is full or it is read-only. */
  readonly reason: 'away' | 'not-writable';

  constructor(cause: unknown, reason: StoreUnavailable['reason'] = 'away') {
    super(reason === 'away' ? 'the database is out of reach' : 'the database refuses writes', { cause });
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'StoreUnavailable');
  }
}
