import type { PreviousView } from '#lib/contract/parts.ts';
import type { TargetState } from '#lib/domain/state.ts';

type Target = Pick<PreviousView, 'runId' | 'error'> & {
  readonly state: TargetState;
  readonly previous: PreviousView | null;
};

/** Which run held a target and why. Uses the previous outcome if a later run skipped or stopped the target. */
export function heldOutcome({ state, runId, error, previous }: Target): Pick<PreviousView, 'runId' | 'error'> {
  return state !== 'HELD' && previous?.state === 'HELD' ? previous : { runId, error };
}
