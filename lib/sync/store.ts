import type { Actor } from '#lib/domain/access.ts';
import type { AuditEvent } from '#lib/domain/audit.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import type { CauseGuess } from '#lib/domain/guard/guess-cause.ts';
import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { Category, MasterIssue, Menu } from '#lib/domain/master.ts';
import type { EntryChange, Plan, PlanCounts } from '#lib/domain/plan.ts';
import type { KnownOutcome, Outcome, TargetKind, TargetState } from '#lib/domain/state.ts';
import type { Traffic } from '#lib/domain/traffic.ts';
import type { ConnectionChange, ConnectionTestStore } from './requests/connection-test-store.ts';
import type { DiscoveryOutcome, Refusal, ShopMatches } from './requests/discovery-outcome.ts';
import type { Inherited } from './conductor/inherited.ts';
import type { MenuStep } from './menus/menu-step.ts';
import type { ChainConnections, ChainLoad, KnownConnections, Side } from './ports.ts';
import type { StateChange } from './state-change.ts';

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

export type NewResult = {
  readonly runId: string;
  readonly targetId: string;
  readonly kind: TargetKind;
  readonly outcome: Outcome;
  readonly counts?: PlanCounts;
  readonly headline?: ChangeSummary | null;
  readonly changes?: readonly EntryChange[];
  readonly issues?: readonly MasterIssue[];
  readonly error?: SyncErrorFacts;
  readonly planHash?: string;
  readonly waitMs?: number;
  readonly readMs?: number;
  readonly publishMs?: number;
  readonly durationMs?: number;
  readonly traffic?: Traffic;
};

/** Categories that were taken off the platform after the last menu, and what that cost. */
export type Removal = { readonly removed: number; readonly traffic: Traffic };

/** A run that has ended just now: its shops by state, and how long it took since it was asked for. */
export type FinishedRun = {
  readonly id: string;
  readonly scope: NewRun['scope'];
  readonly durationMs: number;
  readonly counts: Readonly<Record<TargetState, number>>;
};

/** What a conductor has to do for one shop. */
export type MenuTarget = {
  readonly id: string;
  readonly runId: string;
  readonly shopId: string;
  readonly posLocationId: string;
  readonly platformShopId: string;
  readonly expectedMs: number | null;
  /** What conductors before this one spent on it since it was claimed. */
  readonly spentMs: number;
  /** Processes that died over it; see `Inherited`. */
  readonly deaths: number;
  /** The menu that the platform is known to hold there; null where that is unknown. */
  readonly published: { readonly hash: string; readonly destination: string } | null;
};

/** The one plan that a run was asked to publish although it was held (I8). */
export type Approval = { readonly targetId: string; readonly planHash: string };

/** A target's last sync that was carried out, as its row has it. */
export type KnownFacts = {
  readonly outcome: KnownOutcome;
  readonly runId: string | null;
  /** ISO 8601; null where it was never synced. */
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

/** What a person needs beside a held plan to judge it. Prices in the currency's smallest unit. */
export type HeldContext = {
  readonly currency: string;
  readonly totalBefore: number;
  readonly items: readonly {
    readonly id: string;
    readonly before: { readonly categoryId: string | null; readonly price: number | null } | null;
    readonly after: { readonly categoryId: string | null; readonly price: number | null } | null;
  }[];
  readonly guess: CauseGuess | null;
};

export type NewHeldPlan = {
  readonly runId: string;
  readonly planHash: string;
  readonly plan: Plan;
  readonly checks: readonly GuardCheck[];
  readonly context: HeldContext;
  /** What the target was before, where this is not in the row that the plan is written with. */
  readonly before?: KnownFacts;
};

/** What the platform was last given; `confirmed` is false where its answer was never seen, or where it went elsewhere. */
export type Published<Master> = { readonly hash: string; readonly master: Master; readonly confirmed: boolean };

/** `keptIds`: published for menus that still use them, though the POS has dropped them. */
export type PublishedCategories = Published<readonly Category[]> & { readonly keptIds: readonly string[] };

export type NewPublishedCategories = {
  readonly hash: string;
  readonly master: readonly Category[];
  /** The address and the brand there: what another one holds is unknown. */
  readonly destination: string;
  readonly keptIds: readonly string[];
};

export type ShopInTransaction = { readonly id: string; readonly name: string; readonly inScope: boolean };

export type ShopUpsert = {
  readonly name: string;
  readonly timeZone: string;
  readonly posLocationId: string | null;
  readonly platformShopId: string | null;
  readonly inScope: boolean;
};

/** One transaction that holds the chain's gate row, taken before anything else; it is committed when the work returns. */
export type GateTx = {
  /** The fence of the conductor that took the chain last. */
  readonly fence: number;
  /** That conductor's fence too, unless it has handed the chain back or has reported that its process lives. */
  readonly openFence: number | null;
  changeState(change: StateChange): Promise<number>;
  createRun(run: NewRun): Promise<void>;
  addResults(results: readonly NewResult[]): Promise<void>;
  /**
   * QUEUED shops of these runs are not begun any more, with one result each: SKIPPED, or (`CANCELLED`) back in the state in
   * which the run found them.
   */
  settleQueued(settling: {
    readonly runIds: readonly string[];
    readonly outcome: 'SKIPPED' | 'CANCELLED';
    readonly error: SyncErrorFacts | null;
    readonly fence?: number;
  }): Promise<number>;
  /** Marks an unfinished run as stopped; false where it has ended. */
  markCancelled(runId: string, by: Pick<Actor, 'name' | 'kind'>): Promise<boolean>;
  /** Unfinished runs that somebody stopped. */
  cancelledRuns(): Promise<readonly string[]>;
  holdPlan(targetId: string, held: NewHeldPlan): Promise<void>;
  knownFacts(targetId: string): Promise<KnownFacts>;
  /** What these runs were asked to publish of this target is published: a takeover need not hold it again. */
  clearApproval(runIds: readonly string[], targetId: string): Promise<void>;
  /** The held plan of a shop's menu, or of the categories where no shop is named; null where none is, or a run publishes it. */
  heldPlan(shopId: string | null): Promise<Approval | null>;
  /**
   * Drops a held plan and keeps the decision: the target is what it was before it was held, and so are the shops that were
   * skipped because of held categories. False where the target holds no plan any more.
   */
  discardHeld(targetId: string, discard: Discard): Promise<boolean>;
  /** Shops that were not started because the categories are held or failed. */
  skippedShops(): Promise<readonly string[]>;
  /** Sends the conductor's job; swallowed where one is already queued. Part of the transaction. */
  wake(): Promise<void>;
  /** Puts what was done on record. Part of the transaction. */
  record(event: AuditEvent): Promise<void>;

  /** The run that a request of this name has made; null where it made none. */
  runOfRequest(requestName: string): Promise<string | null>;
  /** The chain's shops with these ids, or all that are in scope. */
  shops(ids?: readonly string[]): Promise<readonly ShopInTransaction[]>;
  /** Whether it was in scope before; null where one side does not know the shop, so that it can't come into scope. */
  setScope(shopId: string, inScope: boolean): Promise<boolean | null>;
  /** Which shops a run holds now, and which run: of these, or of all in scope. */
  busyShops(shopIds?: readonly string[]): Promise<readonly BusyShop[]>;

  /** Makes `fence` the chain's; false where a later conductor has been here. */
  raiseFence(fence: number): Promise<boolean>;
  /** A conductor was lost in mid-work: the page tells how often. */
  countTakeover(): Promise<void>;
  /** Of what is RUNNING: adds the time spent, and a death where its conductor (`diedFence`) was lost with its process. */
  recordInterruption(diedFence: number | null): Promise<Inherited>;
  /** Takes back the deaths recorded for this conductor: its process lives. */
  forgiveInterruption(fence: number): Promise<void>;
  forgetCategoryStamps(): Promise<void>;
  /** RUNNING → QUEUED; or FAILED, where processes died over it before. */
  requeueDiscoveries(diedFence: number | null): Promise<void>;

  /** Unfinished runs that no category sync of this conductor serves yet, oldest first. */
  waitingRuns(): Promise<readonly WaitingRun[]>;
  stampRuns(runIds: readonly string[], categorySyncId: string): Promise<void>;
  categoriesTarget(): Promise<Pick<MenuTarget, 'id' | 'spentMs' | 'deaths'>>;
  menuTargets(runIds: readonly string[], states: readonly TargetState[]): Promise<readonly MenuTarget[]>;
  /** Closes, and answers, runs none of whose targets is active any more; `removal` is null where the last step was not taken. */
  finishRuns(runIds: readonly string[], removal: Removal | null): Promise<readonly FinishedRun[]>;

  expectPublish(targetId: string, published: NewPublishedCategories): Promise<void>;
  confirmPublish(targetId: string, published: NewPublishedCategories): Promise<void>;

  /** Runs without an end, active targets, and discoveries that still wait. */
  openWork(): Promise<number>;
  /** With the load as it was at the end, for what was learned of both sides. */
  endLease(fence: number, load: ChainLoad | null): Promise<void>;

  takeDiscovery(): Promise<string | null>;
  settleDiscovery(
    id: string,
    outcome: { result: ShopMatches } | { refusals: readonly Refusal[] } | { error: SyncErrorFacts },
  ): Promise<void>;
  requestDiscovery(): Promise<string>;
  /** With encrypted tokens. */
  requestConnectionTest(sealed: object): Promise<string>;
  /** How many shops each side knew at the last discovery. */
  knownSides(): Promise<{ readonly pos: number; readonly platform: number }>;
  /** Creates or updates the chain's shops by what both sides say; ids by the order given. */
  saveShops(shops: readonly ShopUpsert[], currency: string | null): Promise<readonly string[]>;
};

export type NewChain = KnownConnections & { readonly name: string };

/** Only what is named changes. */
export type ChainChange = ConnectionChange & {
  readonly name?: string;
  readonly limits?: Partial<ChainConnections['limits']>;
  /** Where the thresholds differ from the defaults; null forgets that. */
  readonly guard?: Partial<GuardThresholds> | null;
};

export type ChainChangeSaved =
  /** `exists`: its platform address is another chain's. */
  | { readonly kind: 'changed' | 'unknown' | 'exists' }
  /** The side's address would change, and the saved token was entered for the present one. */
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
  /** Throws `UnknownChain` where there is no such chain; a thrown `RollBack` undoes the transaction and is the answer. */
  underGate<T>(chainId: string, work: (tx: GateTx) => Promise<T>): Promise<T>;
  connections(chainId: string): Promise<ChainConnections & { readonly thresholds: GuardThresholds }>;

  /**
   * Steps of shops' targets, under the gate and each a compare-and-set of its own, by the state it needs, run and fence
   * (I2, I6). Answers the targets whose step took; null where a later conductor has taken the chain, and nothing is written.
   */
  stepMenus(
    chainId: string,
    stepping: { readonly fence: number; readonly steps: readonly MenuStep[] },
  ): Promise<ReadonlySet<string> | null>;

  /** One autocommitted statement: the lease and a new fence, or how long the present holder may still go on, in ms. */
  acquireLease(
    chainId: string,
    lease: { worker: string; leaseMs: number },
  ): Promise<{ readonly fence: number } | { readonly heldForMs: number }>;
  renewLease(chainId: string, lease: { fence: number; leaseMs: number; load: ChainLoad | null }): Promise<Renewal>;

  /** Whether there is something new for the chain's conductor; cheap, without the gate. */
  waiting(chainId: string): Promise<Waiting>;
  publishedMenu(targetId: string, destination: string): Promise<Published<Menu> | null>;
  publishedCategories(targetId: string, destination: string): Promise<PublishedCategories | null>;
  /** Which of these categories a published menu of the chain uses. */
  categoriesInUse(chainId: string, categoryIds: readonly string[]): Promise<ReadonlySet<string>>;

  /** The chain, its gate and its categories; null where the platform's brand belongs to another chain already. */
  createChain(chain: NewChain, by: Actor): Promise<string | null>;
  changeChain(request: { chainId: string; change: ChainChange; by: Actor }): Promise<ChainChangeSaved>;
  chainOfShop(shopId: string): Promise<string | null>;
  chainOfRun(runId: string): Promise<string | null>;
  /** Null where there is no such run; `shopIds` are its failed and skipped shops that are still in scope. */
  retryable(runId: string): Promise<Retryable | null>;
  discovery(id: string): Promise<DiscoveryOutcome | null>;
  /** Chains with open work whose lease has passed: their conductor died, or their wake-up was lost. */
  abandonedChains(): Promise<readonly { readonly chainId: string; readonly hasCancelledRuns: boolean }[]>;
};

/** Next.js gives routes another instance of this module than the process's Haizen has: both know an error by its name. */
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

/** Thrown inside `underGate`: nothing of the transaction stays, and `value` is what it answers. */
export class RollBack<T> extends Error {
  readonly value: T;

  constructor(value: T) {
    super('rolled back on purpose');
    this.name = 'RollBack';
    this.value = value;
  }
}

/** The database could not be reached, or gave up a lock: the same transaction may be tried again. */
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
