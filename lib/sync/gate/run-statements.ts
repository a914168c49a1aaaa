import type { Actor } from '#lib/domain/access.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { TargetState } from '#lib/domain/state.ts';
import type { Traffic } from '#lib/domain/traffic.ts';

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
  /** Waits for the current runs to release its shops; `wantedShopIds` names them (empty: all in scope). */
  readonly follows: boolean;
  readonly wantedShopIds: readonly string[];
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

/** The run that waits for the current ones; `shopIds` is null if it is for all shops in scope. */
export type Follower = { readonly id: string; readonly shopIds: readonly string[] | null; readonly full: boolean };

export type WaitingRun = {
  readonly id: string;
  readonly full: boolean;
  readonly scope: NewRun['scope'];
  readonly approved: Approval | null;
};

/** Runs and the targets that they hold. */
export type RunStatements = {
  createRun(run: NewRun): Promise<void>;
  /** Null if no run waits. */
  follower(): Promise<Follower | null>;
  /** Replaces the shops and options of the run that waits. */
  widenFollower(follower: Follower & Pick<NewRun, 'scope' | 'shopName' | 'retryOf' | 'total'>): Promise<void>;
  /** It holds this many shops from now on. */
  startFollower(runId: string, total: number): Promise<void>;
  /** The run created by the request with this name; null if there is none. */
  runOfRequest(requestName: string): Promise<string | null>;
  /**
   * Settles the QUEUED shops of these runs, with one result each: SKIPPED, or (`CANCELLED`) back in the state in which
   * the run found them.
   */
  settleQueued(settling: QueuedSettling): Promise<number>;
  /** Marks an unfinished run as stopped; false if it has ended. */
  markCancelled(runId: string, by: Pick<Actor, 'name' | 'kind'>): Promise<boolean>;
  /** Unfinished runs that were stopped. */
  cancelledRuns(): Promise<readonly string[]>;
  /** The plan that these runs were asked to publish is published: a takeover must not hold it again. */
  clearApproval(runIds: readonly string[], targetId: string): Promise<void>;
  /** Unfinished runs that no category sync of this conductor serves yet, oldest first. */
  waitingRuns(): Promise<readonly WaitingRun[]>;
  stampRuns(runIds: readonly string[], categorySyncId: string): Promise<void>;
  categoriesTarget(): Promise<Pick<MenuTarget, 'id' | 'spentMs' | 'deaths'>>;
  menuTargets(runIds: readonly string[], states: readonly TargetState[]): Promise<readonly MenuTarget[]>;
  /** Closes, and returns, the runs without active targets; `removal` is null if the last step was skipped. */
  finishRuns(runIds: readonly string[], removal: Removal | null): Promise<readonly FinishedRun[]>;
  /** The number of unfinished runs, active targets and waiting discoveries. */
  openWork(): Promise<number>;
};

export type QueuedSettling = {
  readonly runIds: readonly string[];
  readonly outcome: 'SKIPPED' | 'CANCELLED';
  readonly error: SyncErrorFacts | null;
  readonly fence?: number;
};
