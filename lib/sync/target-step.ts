import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import type { CauseGuess } from '#lib/domain/guard/guess-cause.ts';
import type { Category, MasterIssue, Menu } from '#lib/domain/master.ts';
import type { EntryChange, Plan, PlanCounts } from '#lib/domain/plan.ts';
import type { Outcome, TargetKind } from '#lib/domain/state.ts';
import type { Traffic } from '#lib/domain/traffic.ts';

/** How a target's sync ended, and its cost in ms. */
export type NewResult = {
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

/** A target's master on the platform, as known. */
export type NewPublished = {
  readonly hash: string;
  /** The platform's address with its brand or shop: what another one has is unknown. */
  readonly destination: string;
  /** Of a menu: the categories that it uses. Of the categories: dropped by the POS, but kept for menus that use them. */
  readonly categoryIds: readonly string[];
  /** Omitted if it is saved already, or not known to be there yet. */
  readonly master?: Menu | readonly Category[];
};

/** What a person needs besides a held plan to judge it. Prices in the currency's smallest unit. */
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
  readonly planHash: string;
  readonly plan: Plan;
  readonly checks: readonly GuardCheck[];
  readonly context: HeldContext;
};

/**
 * One step of a target under its conductor: a compare-and-set by state, run and fence (I2, I6), and the rows written
 * with it if it applies.
 */
export type TargetStep = {
  readonly kind: TargetKind;
  readonly targetId: string;
  readonly runId: string;
} & (
  | {
      /** QUEUED → RUNNING. If already RUNNING, this claim was applied before, and the connection lost the response. */
      readonly step: 'claim';
    }
  | {
      /** RUNNING; of a long read. */
      readonly step: 'progress';
      readonly progress: { readonly done: number; readonly total: number };
    }
  | {
      /** RUNNING; from here on the platform may have either master, until its response is saved. */
      readonly step: 'announce';
      /** A menu's items, for its progress. */
      readonly items?: number;
      readonly published: NewPublished;
    }
  | {
      /** RUNNING → its outcome. */
      readonly step: 'settle';
      readonly result: NewResult;
      /** The runs that get this result, if not only `runId`. */
      readonly resultRunIds?: readonly string[];
      readonly expectedMs?: number;
      readonly published?: NewPublished;
      readonly held?: NewHeldPlan;
    }
  | {
      /** Settled, and stays so: the categories without those no longer used, before and after the platform has them. */
      readonly step: 'announce-removal' | 'confirm-removal';
      readonly published: NewPublished;
    }
);

/** Steps by the conductor with this fence. */
export type Stepping = { readonly fence: number; readonly steps: readonly TargetStep[] };
