import { longestFirst } from '#lib/domain/schedule.ts';
import type { Settings } from '#lib/sync/conductor/chain-settings.ts';
import type { PosReading } from '#lib/sync/ports.ts';
import type { MenuTarget } from '#lib/sync/store.ts';

/** A shop's work: its target, what its category sync read, and what its run asked for. */
export type ShopWork = MenuTarget & {
  readonly reading: PosReading;
  readonly settings: Settings;
  /** The platform's: a menu in another one is refused. */
  readonly currency: string;
  /** Publish an unchanged menu too. */
  readonly full: boolean;
  /** The one plan that may be published, whatever the guard says of it; null where no person approved one. */
  readonly approvedPlanHash: string | null;
  /** Aborted when somebody stops the run. */
  readonly cancelled: AbortSignal;
};

export type Backlog = {
  /** `ahead` is for what a person waits for: one shop, or a few chosen, go before what is left of a run over all. */
  add(work: readonly ShopWork[], options: { ahead: boolean }): void;
  next(): ShopWork | undefined;
  /** The next one is suspected of having killed a process. */
  readonly suspectWaits: boolean;
};

/** The shops that are not yet begun, in the order in which they should be: suspects, then longest expected first. */
export function createBacklog(): Backlog {
  // Kept with the first at the end: `pop` costs the same for three shops and for 5,000.
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
