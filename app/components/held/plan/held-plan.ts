import type { HeldCategories, HeldMenu } from '#lib/contract/held.ts';
import type { TargetState } from '#lib/domain/state.ts';

/** What the two kinds of held plans have in common. */
export type HeldPlan = Omit<HeldMenu, 'shop'> | HeldCategories;

/** What is held: its name, and how it stands at this moment. */
export type HeldSubject = {
  readonly name: string;
  readonly number: string | null;
  readonly timeZone: string;
  readonly state: TargetState;
  readonly runId: string | null;
  /** A plan waits for a decision. */
  readonly hasHeldPlan: boolean;
  /** It was approved once, and the POS had changed in the meantime. */
  readonly outOfDate: boolean;
  /** Shops that wait for it; 0 of a shop. */
  readonly waiting: number;
};
