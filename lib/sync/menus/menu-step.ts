import type { Menu } from '#lib/domain/master.ts';
import type { NewHeldPlan, NewResult } from '#lib/sync/store.ts';

/** What is known of a shop's menu on the platform: its hash, where it is, and the categories that it uses. */
export type NewPublishedMenu = {
  readonly hash: string;
  /** The address and the shop there: what another one holds is unknown. */
  readonly destination: string;
  readonly categoryIds: readonly string[];
};

/**
 * One step of a shop's target under its conductor: a compare-and-set by state, run and fence (I2, I6), and what is
 * written beside it where it takes.
 */
export type MenuStep = {
  readonly targetId: string;
  readonly runId: string;
} & (
  | {
      /** QUEUED → RUNNING. RUNNING already is this very claim, whose answer was lost with the connection. */
      readonly step: 'claim';
    }
  | {
      /** RUNNING, and from here on the platform may hold either menu, until its answer is written down. */
      readonly step: 'announce';
      readonly items: number;
      readonly published: NewPublishedMenu;
    }
  | {
      /** RUNNING → its outcome. */
      readonly step: 'settle';
      readonly result: Omit<NewResult, 'runId' | 'targetId' | 'kind'>;
      readonly expectedMs?: number;
      /** `master` is null where it is written down already. */
      readonly published?: NewPublishedMenu & { readonly master: Menu | null };
      readonly held?: NewHeldPlan;
    }
);
