import type { CategorySync } from '#lib/sync/categories/categories-state.ts';
import { type Newest, removeCategories } from '#lib/sync/categories/remove-categories.ts';
import { beginCategorySync, syncCategories } from '#lib/sync/categories/sync-categories.ts';
import { type Clock, deadlineAfter, lateAbort, sleep } from '#lib/sync/clock.ts';
import type { Removal } from '#lib/sync/gate/run-statements.ts';
import { type MenusAtWork, menusAtWork } from '#lib/sync/menus/menus-at-work.ts';
import type { ConnectUpstreams, Upstreams } from '#lib/sync/ports.ts';
import { startFollower } from '#lib/sync/requests/follow-run.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { type CancelledRuns, createCancelledRuns } from './cancelled-runs.ts';
import { type ChainSettings, openChainSettings } from './chain-settings.ts';
import { logWith, openConductorContext, type SyncLog, type ConductorContext } from './conductor-context.ts';
import { keepLease, LeaseLost } from './lease.ts';
import { createQuestions, type Questions } from './questions.ts';
import { REPORTED_WITHIN_MS, reportAlive } from './report-alive.ts';
import { dropUnwantedCategories, type Taken, takeChain } from './take-chain.ts';
import type { Turns } from './turns.ts';
import { watchRequests } from './watch-requests.ts';

export type Conducting = {
  readonly clock: Clock;
  readonly chainId: string;
  /** The worker process, shown on the page. */
  readonly worker: string;
  readonly store: SyncStore;
  readonly connect: ConnectUpstreams;
  /** Called with the upstreams in use whenever they change. */
  readonly onConnected?: (upstreams: Upstreams) => void;
  readonly log: SyncLog;
  /** Shared by all conductors of the process. */
  readonly turns?: Turns;
  /** Time limit for one shop; defaults to `SHOP_DEADLINE_MS`. */
  readonly shopDeadlineMs?: number;
  /** Aborted when the process should hand the chain back: on SIGTERM, and when its job is about to expire. */
  readonly stop: AbortSignal;
};

export const SHOP_DEADLINE_MS = 5 * 60_000;

/** How often a working conductor looks for newly accepted runs. */
const LOOK_EVERY_MS = 400;
/** Consecutive polls that are idle but can't leave; a fresh takeover then repairs every row. */
const MOST_IDLE_LOOKS = 10;
/** Work in flight may finish within this after a stop. */
const STOP_GRACE_MS = 2_500;

/**
 * Drives all accepted runs of a chain until none is left: for each, its categories, then its menus, then the removals.
 * Throws `LeaseLost` if another conductor took over; that one then owns the unfinished shops.
 */
export async function conduct(conducting: Conducting): Promise<void> {
  const { clock, chainId, worker, store, stop } = conducting;
  const taken = await takeChain(store, { clock, chainId, worker, signal: stop });
  try {
    await conductTaken(conducting, taken);
  } catch (error) {
    await reportAlive({ ...conducting, fence: taken.fence });
    throw error;
  }
}

async function conductTaken(conducting: Conducting, taken: Taken): Promise<void> {
  const {
    clock,
    chainId,
    worker,
    store,
    turns,
    connect,
    onConnected,
    stop,
    shopDeadlineMs = SHOP_DEADLINE_MS,
  } = conducting;
  const log = logWith(conducting.log, { chainId, worker, fence: taken.fence });
  let known: ChainSettings | null = null;
  using lease = keepLease(store, { clock, chainId, ...taken, load: () => known?.current.upstreams.load() ?? null });
  const settings = await openChainSettings({
    read: () => store.connections(chainId),
    connect: (connections, before) => connect(connections, lease, before),
    onConnected,
  });
  known = settings;
  const conductor = openConductorContext({
    clock,
    chainId,
    shopDeadlineMs,
    settings,
    store,
    lease,
    log,
    ...(turns && { turns }),
  });
  const menus = menusAtWork(conductor, { shopLimit: settings.current.shopLimit });
  const questions = createQuestions(conductor);
  log.info({}, 'conducting');
  const over = new AbortController();
  const cancelled = createCancelledRuns();
  const watching = watchRequests(conductor, {
    menus,
    cancelled,
    questions,
    signal: AbortSignal.any([over.signal, lease.signal]),
  });
  using late = lateAbort(clock, { after: stop, ms: STOP_GRACE_MS });
  stop.addEventListener('abort', () => menus.stop(), { signal: over.signal });
  late.signal.addEventListener('abort', () => lease.giveUp(), { signal: over.signal });
  try {
    if (await workUntilDone(conductor, { menus, cancelled, questions, taken, stop })) return;
    await menus.allSettled();
  } catch (error) {
    // On shutdown, work that doesn't finish in time is left to the successor.
    if (!stop.aborted) throw error;
  } finally {
    over.abort();
    lease.giveUp();
    await Promise.all([menus.allSettled(), watching, questions.settled()]);
  }
  await handBack(conductor);
}

type AtWork = { readonly menus: MenusAtWork; readonly cancelled: CancelledRuns };
type Working = AtWork & { readonly questions: Questions; readonly taken: Taken; readonly stop: AbortSignal };

/** True if no work was left and the lease was released; false if stopped before that. */
async function workUntilDone(
  conductor: ConductorContext,
  { menus, cancelled, questions, taken, stop }: Working,
): Promise<boolean> {
  const ending = AbortSignal.any([stop, conductor.lease.signal]);
  let newest: Newest | null = null;
  let idleLooks = 0;
  let { categoriesSuspect } = taken;
  // The conductor presumed dead can still report that its process is alive.
  if (taken.condemned) await sleep(conductor.clock, { ms: REPORTED_WITHIN_MS, signal: ending });
  while (!stop.aborted) {
    conductor.lease.throwIfLost();
    const waiting = await conductor.persist(() => conductor.store.waiting(conductor.chainId));
    if (waiting.discoveries > 0) questions.answer();
    if (waiting.runs > 0) {
      using _turn = categoriesSuspect ? await conductor.turns.take(ending) : null;
      categoriesSuspect = false;
      const sync = await beginCategorySync(conductor);
      // Nothing is removed after a failed sync: the platform may have more than the last good read shows.
      if (sync !== null) newest = await serveRuns(conductor, { sync, menus, cancelled });
    }
    await closeDoneRuns(conductor, { menus, newest });
    if (menus.idle && (await leave(conductor))) return true;
    idleLooks = menus.idle && !questions.busy ? idleLooks + 1 : 0;
    if (idleLooks > MOST_IDLE_LOOKS)
      throw new Error('work is left that this conductor cannot serve: taking the chain again');
    using nextLook = deadlineAfter(conductor.clock, LOOK_EVERY_MS);
    await menus.somethingHappens(AbortSignal.any([ending, nextLook.signal]));
  }
  return false;
}

/** The talk's Sync(): await the categories, then start the menus of every run that waited for them. */
async function serveRuns(
  conductor: ConductorContext,
  { sync, menus, cancelled }: AtWork & { sync: CategorySync },
): Promise<Newest | null> {
  const runIds = sync.runs.map((run) => run.id);
  menus.limitTo(sync.settings.shopLimit);
  const read = await syncCategories(conductor, { sync, cancelled: cancelled.allOf(runIds) });
  if (read === null) {
    await conductor.underGate(async (tx) => {
      await tx.finishRuns(runIds, null);
      await startFollower(tx);
    });
    return null;
  }
  const targets = await conductor.underGate((tx) => tx.menuTargets(runIds, ['QUEUED']));
  for (const { id, full, scope, approved } of sync.runs) {
    const approvedPlanHash = approved !== null && approved.targetId !== sync.targetId ? approved.planHash : null;
    menus.begin(
      { id, full, ...read, approvedPlanHash, ahead: scope !== 'all' },
      targets.filter((target) => target.runId === id),
    );
  }
  return { sync, reading: read.reading, settings: sync.settings };
}

/** Removals wait until no menu is RUNNING; if several runs are done, the last one reports them. */
async function closeDoneRuns(
  conductor: ConductorContext,
  { menus, newest }: { menus: MenusAtWork; newest: Newest | null },
): Promise<void> {
  const done = menus.takeDoneRuns();
  const last = done.at(-1);
  if (last === undefined) return;
  const removal = menus.idle && newest !== null ? await tryRemoveCategories(conductor, { newest, runIds: done }) : null;
  await conductor.underGate(async (tx) => {
    await tx.finishRuns(done.slice(0, -1), null);
    await tx.finishRuns([last], removal);
    await startFollower(tx);
  });
}

/** A failed removal does no harm: the run stands, and the next one retries it. */
async function tryRemoveCategories(
  conductor: ConductorContext,
  { newest, runIds }: { newest: Newest; runIds: readonly string[] },
): Promise<Removal | null> {
  try {
    return await removeCategories(conductor, newest);
  } catch (error) {
    conductor.lease.throwIfLost();
    conductor.log.warn({ runIds, err: error }, 'categories not removed');
    return null;
  }
}

/** Releases the lease only if no work is left: a later request finds no conductor and sends a job. */
async function leave(conductor: ConductorContext): Promise<boolean> {
  const { chainId, lease, settings, store } = conductor;
  return conductor.persist(() =>
    store.underGate(chainId, async (tx) => {
      if (tx.fence !== lease.fence) throw new LeaseLost();
      // An earlier attempt released it, and its response was lost: new work belongs to a successor.
      if (tx.openFence === null) return true;
      await dropUnwantedCategories(tx);
      await startFollower(tx);
      if ((await tx.openWork()) > 0) return false;
      await tx.endLease(lease.fence, settings.current.upstreams.load());
      return true;
    }),
  );
}

/** Nothing of this conductor is in flight any more: a successor may start immediately. */
async function handBack({ store, chainId, lease, settings }: ConductorContext): Promise<void> {
  await store.underGate(chainId, async (tx) => {
    await tx.wake();
    await tx.endLease(lease.fence, settings.current.upstreams.load());
  });
}
