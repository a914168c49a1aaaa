import type { ShopFacts } from '#lib/contract/facts.ts';
import { isoOrNull } from '#lib/db/iso-or-null.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import { hasHeldPlan, isActive, type KnownOutcome, type TargetState } from '#lib/domain/state.ts';

type Row = {
  readonly state: TargetState;
  /** The run that holds the target, or the last one that did. */
  readonly runId: string | null;
  readonly outcome: KnownOutcome;
  readonly outcomeRunId: string | null;
  readonly settledAt: Date | null;
  readonly error: SyncErrorFacts | null;
  readonly missedRunId: string | null;
  readonly missedAt: Date | null;
  readonly missedError: SyncErrorFacts | null;
};

type Standing = Pick<ShopFacts, 'runId' | 'settledAt' | 'error' | 'previous' | 'hasHeldPlan'>;

/** The facts about a target's state; `previous` is the last known outcome if the state is not an outcome itself. */
export function standingOf(row: Row): Standing {
  const { state, outcome } = row;
  const known = { runId: row.outcomeRunId, settledAt: isoOrNull(row.settledAt), error: row.error };
  if (state === outcome) return { ...known, previous: null, hasHeldPlan: hasHeldPlan(row) };
  const previous = outcome === 'IDLE' ? null : { state: outcome, ...known };
  const current = isActive(state)
    ? { runId: row.runId, settledAt: null, error: null }
    : { runId: row.missedRunId, settledAt: isoOrNull(row.missedAt), error: row.missedError };
  return { ...current, previous, hasHeldPlan: hasHeldPlan(row) };
}
