import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { TargetKind, TargetState } from '#lib/domain/state.ts';

/** One compare-and-set over targets (I2). The number of affected rows decides; 0 is a lost race, not an error. */
export type StateChange = {
  readonly kind: TargetKind;
  readonly from: readonly TargetState[];
  /** The other states are those of a target at work and its outcomes: see `TargetStep`. */
  readonly to: 'QUEUED' | 'SKIPPED' | 'CANCELLED';
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
    /** Why a target was SKIPPED. */
    readonly error?: SyncErrorFacts | null;
  };
};
