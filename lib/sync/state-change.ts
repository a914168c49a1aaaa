import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { PlanCounts } from '#lib/domain/plan.ts';
import type { Phase, TargetKind, TargetState } from '#lib/domain/state.ts';

/** One compare-and-set over targets (I2). The number of affected rows decides; 0 is a lost race, not an error. */
export type StateChange = {
  readonly kind: TargetKind;
  readonly from: readonly TargetState[];
  readonly to: TargetState;
  /** Narrows the targets; without these fields, all of the chain's targets of that kind. */
  readonly where?: {
    readonly targetIds?: readonly string[];
    readonly shopIds?: readonly string[];
    readonly runIds?: readonly string[];
    readonly inScope?: true;
    /** The conductor's own fence: a row stamped by a later conductor doesn't match (I6). */
    readonly fence?: number;
  };
  readonly set?: {
    /** The run that takes the target, or the one that settles it. */
    readonly runId?: string;
    readonly fence?: number;
    readonly phase?: Phase | null;
    readonly progress?: { readonly done: number; readonly total: number } | null;
    /** Of the outcome, or the reason a target was SKIPPED; no other state has one. */
    readonly error?: SyncErrorFacts | null;
    readonly durationMs?: number | null;
    readonly expectedMs?: number;
    readonly lastResult?: PlanCounts;
    readonly headline?: ChangeSummary | null;
    readonly issueCount?: number;
  };
};
