import type { Menu } from '#lib/domain/master.ts';
import type { NewHeldPlan, NewResult } from '#lib/sync/store.ts';

/** A shop's menu on the platform, as known: its hash, its destination, and the categories that it uses. */
export type NewPublishedMenu = {
  readonly hash: string;
  /** The platform's address and shop: what another shop has is unknown. */
  readonly destination: string;
  readonly categoryIds: readonly string[];
};

/**
 * One step of a shop's target under its conductor: a compare-and-set by state, run and fence (I2, I6), and the rows
 * written with it if it applies.
 */
export type MenuStep = {
  readonly targetId: string;
  readonly runId: string;
} & (
  | {
      /** QUEUED → RUNNING. If already RUNNING, this claim was applied before, and the connection lost the response. */
      readonly step: 'claim';
    }
  | {
      /** RUNNING; from here on the platform may have either menu, until its response is saved. */
      readonly step: 'announce';
      readonly items: number;
      readonly published: NewPublishedMenu;
    }
  | {
      /** RUNNING → its outcome. */
      readonly step: 'settle';
      readonly result: Omit<NewResult, 'runId' | 'targetId' | 'kind'>;
      readonly expectedMs?: number;
      /** `master` is null if already saved. */
      readonly published?: NewPublishedMenu & { readonly master: Menu | null };
      readonly held?: NewHeldPlan;
    }
);
