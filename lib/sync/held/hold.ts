/** Why a plan waits for a person: it looks dangerous, or it is not the one that was approved (I8). */
export type Hold = 'guard' | 'approval-out-of-date';

/** Null if the plan may be published: nothing tripped and no plan was approved, or exactly this one was. */
export function holdOf(plan: { tripped: boolean; approved: string | null; planHash: string }): Hold | null {
  if (plan.approved !== null) return plan.approved === plan.planHash ? null : 'approval-out-of-date';
  return plan.tripped ? 'guard' : null;
}
