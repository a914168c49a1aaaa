import type { Features } from '#lib/domain/fit-menu.ts';
import { longestFirst } from '#lib/domain/schedule.ts';
import type { Settings } from '#lib/sync/conductor/chain-settings.ts';
import type { MenuTarget } from '#lib/sync/gate/run-statements.ts';
import type { PosReading } from '#lib/sync/ports.ts';

/** One shop's job: its target, the reading of its category sync, and the run's options. */
export type ShopWork = MenuTarget & {
  readonly reading: PosReading;
  /** About how many; null if the POS has not told. */
  readonly items: number | null;
  readonly settings: Settings;
  /** The platform's currency: a menu in another currency is rejected. */
  readonly currency: string;
  /** What the platform can hold. */
  readonly features: Features;
  /** Publish an unchanged menu too. */
  readonly full: boolean;
  /** The only plan that may be published, whatever the guard says; null if no person approved one. */
  readonly approvedPlanHash: string | null;
  /** Aborted when the run is stopped. */
  readonly cancelled: AbortSignal;
};

export type Backlog = {
  /**
   * `ahead` is for a person who is waiting: one shop, or a few selected ones, before the rest of a run over all shops.
   */
  add(work: readonly ShopWork[], options: { ahead: boolean }): void;
  next(): ShopWork | undefined;
  /** The next shop is suspected of having killed a process. */
  readonly suspectWaits: boolean;
};

/** The shops not yet started, in order: suspects, then longest expected first. */
export function createBacklog(): Backlog {
  // Stored in reverse: `pop` costs the same for three shops and for 5,000.
  let suspects: ShopWork[] = [];
  let ahead: ShopWork[] = [];
  let bulk: ShopWork[] = [];
  return {
    add(added, options) {
      const work = added.filter(({ deaths }) => deaths === 0);
      suspects = longestFirst([...suspects, ...added.filter(({ deaths }) => deaths > 0)]).toReversed();
      if (options.ahead) ahead = longestFirst([...ahead, ...work]).toReversed();
      else bulk = longestFirst([...bulk, ...work]).toReversed();
    },
    next: () => suspects.pop() ?? ahead.pop() ?? bulk.pop(),
    get suspectWaits() {
      return suspects.length > 0;
    },
  };
}
