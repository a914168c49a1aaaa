import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import type { MenuTarget } from '#lib/sync/gate/run-statements.ts';
import { type Backlog, createBacklog, type ShopWork } from './backlog.ts';
import { claimStep } from './menu-state.ts';
import { settleAndClaim } from './settle-and-claim.ts';
import type { Settling } from './settle-menu.ts';
import { syncMenu } from './sync-menu.ts';

/** What all shops of one run share. */
export type RunWork = Pick<ShopWork, 'reading' | 'settings' | 'currency' | 'features' | 'full' | 'approvedPlanHash'> & {
  readonly id: string;
  /** For a run that a person is waiting for: a few shops go before the rest of a run over all shops. */
  readonly ahead: boolean;
};

export type MenusAtWork = {
  /** Queues a run's shops; `takeDoneRuns` returns the run once the last of them has settled. */
  begin(run: RunWork, targets: readonly MenuTarget[]): void;
  /** Starts no further shop of the run, and gives up its running shops that are not publishing yet. */
  cancel(runId: string): void;
  /** Runs whose shops have all settled since the last call. */
  takeDoneRuns(): string[];
  /** No shop is queued or running. */
  readonly idle: boolean;
  /** The new limit; running shops continue. */
  limitTo(shopLimit: number): void;
  /** Starts no further shop of any run. */
  stop(): void;
  /** Resolves when a run is done, when no shop is running any more, or when the signal aborts. */
  somethingHappens(signal: AbortSignal): Promise<void>;
  /** Resolves when no shop is running, whatever the outcomes. */
  allSettled(): Promise<void>;
};

type OpenRun = { left: number; readonly cancelled: AbortController };

/**
 * The shops of all runs under one limit: each free slot takes the first of the backlog, whichever run it belongs to.
 */
export function menusAtWork(conductor: ConductorContext, { shopLimit }: { shopLimit: number }): MenusAtWork {
  let limit = shopLimit;
  let suspectAtWork = false;
  const backlog: Backlog = createBacklog();
  const open = new Map<string, OpenRun>();
  const places = new Set<Promise<void>>();
  let done: string[] = [];
  let stopped = false;
  let happened = Promise.withResolvers<void>();

  function startShops(): void {
    // A suspect runs alone: if its process dies again, it was the cause.
    while (places.size < (suspectAtWork || backlog.suspectWaits ? 1 : limit)) {
      const first = takeNext();
      if (first === undefined) return;
      const place = workOff(first);
      places.add(place);
      void place.finally(() => {
        places.delete(place);
        if (places.size === 0) suspectAtWork = false;
        // Starts shops that arrived while the last one was being settled.
        startShops();
        if (places.size === 0) notify();
      });
    }
  }

  /** The first of the backlog whose run is not stopped. */
  function takeNext(): ShopWork | undefined {
    for (;;) {
      const work = stopped || conductor.lease.signal.aborted ? undefined : backlog.next();
      if (work === undefined || !work.cancelled.aborted) return work;
      countOff(work);
    }
  }

  /** One slot: each shop is settled in the same transaction that claims the next one. */
  async function workOff(first: ShopWork): Promise<void> {
    let work: ShopWork | undefined = first;
    const isSuspect = first.deaths > 0;
    if (isSuspect) suspectAtWork = true;
    try {
      using _turn = isSuspect ? await conductor.turns.take(conductor.lease.signal) : null;
      let claimed = (await conductor.step([claimStep(first)])).has(first.id);
      while (work !== undefined) {
        const ended: ShopWork = work;
        const settling: Settling | null = claimed ? await syncMenu(conductor, ended) : null;
        work = isSuspect || backlog.suspectWaits || places.size > limit ? undefined : takeNext();
        claimed = await settleAndClaim(conductor, { settling, next: work });
        countOff(ended);
      }
    } catch (error) {
      // The lease is lost; the conductor sees that on the lease itself.
      if (!conductor.lease.signal.aborted) conductor.lease.giveUp();
      conductor.log.warn({ runId: work?.runId, shopId: work?.shopId, err: error }, 'a shop was given up');
    }
  }

  function countOff({ runId }: ShopWork): void {
    const run = open.get(runId);
    if (run === undefined) return;
    run.left -= 1;
    if (run.left === 0) close(runId);
  }

  function close(runId: string): void {
    open.delete(runId);
    done.push(runId);
    notify();
  }

  function notify(): void {
    happened.resolve();
    happened = Promise.withResolvers<void>();
  }

  return {
    begin({ id, ahead, ...shared }, targets) {
      const cancelled = new AbortController();
      open.set(id, { left: targets.length, cancelled });
      if (targets.length === 0) return close(id);
      const itemsOf = ({ posLocationId }: MenuTarget) => shared.reading.itemCount?.(posLocationId) ?? null;
      const work = targets.map((target) => ({
        ...target,
        ...shared,
        items: itemsOf(target),
        cancelled: cancelled.signal,
      }));
      backlog.add(work, { ahead });
      startShops();
    },
    cancel(runId) {
      open.get(runId)?.cancelled.abort();
    },
    takeDoneRuns() {
      const taken = done;
      done = [];
      return taken;
    },
    get idle() {
      return places.size === 0;
    },
    limitTo(next) {
      limit = next;
      startShops();
    },
    stop() {
      stopped = true;
    },
    async somethingHappens(signal) {
      if (signal.aborted) return;
      const aborted = Promise.withResolvers<void>();
      const onAbort = () => aborted.resolve();
      signal.addEventListener('abort', onAbort, { once: true });
      await Promise.race([happened.promise, aborted.promise]);
      signal.removeEventListener('abort', onAbort);
    },
    async allSettled() {
      await Promise.all(places);
    },
  };
}
