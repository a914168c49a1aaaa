import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { KnownOutcome } from '#lib/domain/state.ts';
import type { Approval } from './run-statements.ts';

/** A target's last sync that was carried out, as stored in its row. */
export type KnownFacts = {
  readonly outcome: KnownOutcome;
  readonly runId: string | null;
  /** ISO 8601; null if never synced. */
  readonly settledAt: string | null;
  readonly error: SyncErrorFacts | null;
  readonly issueCount: number;
  readonly durationMs: number | null;
};

/** A person's decision not to publish a held plan. */
export type Discard = { readonly planHash: string; readonly reason: string; readonly by: string };

export type HeldStatements = {
  /**
   * The held plan of a shop's menu, or of the categories if `shopId` is null; null if there is none, or if a run is
   * publishing it.
   */
  heldPlan(shopId: string | null): Promise<Approval | null>;
  /**
   * Drops a held plan and keeps the decision: the target returns to its earlier state, as do shops skipped because of
   * held categories. False if the target no longer has a held plan.
   */
  discardHeld(targetId: string, discard: Discard): Promise<boolean>;
  /** Shops that were skipped because the categories are held or failed. */
  skippedShops(): Promise<readonly string[]>;
};
