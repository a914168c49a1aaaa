import type { HeldCategories, HeldMenu } from '#lib/contract/held.ts';
import type { TargetState } from '#lib/domain/state.ts';

/** The common shape of both kinds of held plans. */
export type HeldPlan = Omit<HeldMenu, 'shop'> | HeldCategories;

/** The target's name and its current state. */
export type HeldSubject = {
  readonly name: string;
  readonly number: string | null;
  readonly timeZone: string;
  readonly state: TargetState;
  readonly runId: string | null;
  /** The plan is waiting for a decision. */
  readonly hasHeldPlan: boolean;
  /** It was approved, but the POS had changed in the meantime. */
  readonly outOfDate: boolean;
  /** The number of shops waiting for it; 0 for a shop's plan. */
  readonly waiting: number;
};
