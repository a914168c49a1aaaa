import { SyncError } from '#lib/domain/errors.ts';
import { fitMenu } from '#lib/domain/fit-menu.ts';
import { isHeld } from '#lib/domain/guard/check.ts';
import { guardMenu } from '#lib/domain/guard/guard-menu.ts';
import type { Menu } from '#lib/domain/master.ts';
import { inMenuOrder } from '#lib/domain/menu-order.ts';
import { type Plan, planMenu } from '#lib/domain/plan.ts';
import type { Converted, Reading } from '#lib/domain/reading.ts';
import { NO_TRAFFIC } from '#lib/domain/traffic.ts';
import { deadlineAfter, lateAbort } from '#lib/sync/clock.ts';
import { CANCEL_GRACE_MS } from '#lib/sync/conductor/cancelled-runs.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import { MOST_DEATHS } from '#lib/sync/conductor/inherited.ts';
import { startStopwatch, type Stopwatch } from '#lib/sync/conductor/stopwatch.ts';
import { startTrafficMeter } from '#lib/sync/conductor/traffic-meter.ts';
import { failureOf } from '#lib/sync/failure.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import { holdOf } from '#lib/sync/held/hold.ts';
import type { Call } from '#lib/sync/ports.ts';
import type { ShopWork } from './backlog.ts';
import { announcePublishing, destinationOf } from './menu-state.ts';
import { reportProgress } from './report-progress.ts';
import type { Settlement, Settling } from './settle-menu.ts';

/**
 * Syncs one claimed shop's menu from the POS to the platform. Resolves to its outcome, not yet saved; rejects only if
 * the lease is lost.
 */
export async function syncMenu(conductor: ConductorContext, work: ShopWork): Promise<Settling> {
  if (work.deaths >= MOST_DEATHS) return givenUp(conductor, work);
  const { clock, lease } = conductor;
  const startedAtMs = clock.nowMs();
  const watch = startStopwatch(clock);
  const { meter, seen: traffic } = startTrafficMeter(watch.waited);
  using deadline = deadlineAfter(clock, conductor.shopDeadlineMs - work.spentMs);
  using grace = lateAbort(clock, { after: work.cancelled, ms: CANCEL_GRACE_MS });
  const whole = AbortSignal.any([lease.signal, deadline.signal]);
  const cost = () => ({ ...watch.spent(), durationMs: Math.round(clock.nowMs() - startedAtMs), traffic: traffic() });
  try {
    const settlement = await carry(conductor, {
      work,
      watch,
      read: { signal: AbortSignal.any([whole, work.cancelled]), meter },
      write: { signal: AbortSignal.any([whole, grace.signal]), meter },
    });
    return { work, settlement, cost: cost() };
  } catch (error) {
    lease.throwIfLost();
    return { work, settlement: unfinished(conductor, { work, error, deadline: deadline.signal }), cost: cost() };
  }
}

type Carrying = {
  readonly work: ShopWork;
  readonly watch: Stopwatch;
  /** Aborts as soon as the run is stopped; `write` a little later. */
  readonly read: Call;
  readonly write: Call;
};

async function carry(conductor: ConductorContext, carrying: Carrying): Promise<Settlement> {
  const { work, watch, read, write } = carrying;
  const { upstreams, thresholds } = work.settings;
  const { ordering } = upstreams;
  read.signal.throwIfAborted();
  const onProgress = reportProgress(conductor, work);
  const atPos = await watch.reading(work.reading.readMenu(work.posLocationId, { ...read, onProgress }));
  const { master: menu, issues } = fittedTo(work, atPos);
  const hash = hashMaster(menu);
  const isKnown = work.published?.hash === hash && work.published.destination === destinationOf(work);
  if (isKnown && !work.full) {
    const planHash = planHashOf(hash, hash);
    const carried = { menu, hash, plan: nothingToDo(menu), issues, planHash, toConfirm: 'nothing' } as const;
    return { outcome: 'SUCCEEDED', carried };
  }
  const base = isKnown ? { menu, hash } : await publishedBase(conductor, carrying);
  const same = base.hash === hash;
  const plan = same ? nothingToDo(menu) : planMenu(base.menu, menu);
  const toConfirm = isKnown ? 'that it holds it' : 'the menu';
  const carried = { menu, hash, plan, issues, planHash: planHashOf(base.hash, hash), toConfirm } as const;
  if (same && !work.full) return { outcome: 'SUCCEEDED', carried };

  await confirmRemovals(plan, carrying);
  const checks = same ? [] : guardMenu({ before: base.menu, after: menu, plan }, thresholds);
  const { planHash } = carried;
  const hold = holdOf({ tripped: isHeld(checks), approved: work.approvedPlanHash, planHash });
  if (hold !== null) return { outcome: 'HELD', carried, checks, hold, before: base.menu };

  await announcePublishing(conductor, { work, carried });
  read.signal.throwIfAborted();
  // Includes the fence: after two takeovers, the same menu may have to be published and applied again.
  const idempotencyScope = `${work.runId}:${work.id}:${conductor.lease.fence}`;
  await watch.publishing(ordering.publishMenu(work.platformShopId, menu, { ...write, idempotencyScope }));
  return { outcome: 'SUCCEEDED', carried };
}

/** What is read, as the platform can hold it, with an issue for each thing that it can't hold. */
function fittedTo({ currency, features }: ShopWork, { master, issues }: Reading<Menu>): Converted<Menu> {
  if (master.currency !== currency) throw new SyncError('pos-wrong-currency', { detail: { said: master.currency } });
  const fitted = fitMenu(master, features);
  return { master: fitted.master, issues: [...issues, ...fitted.issues] };
}

/** The platform's menu: as last saved, or read from it if unknown or if its response was never seen. */
async function publishedBase(
  conductor: ConductorContext,
  { work, watch, read }: Carrying,
): Promise<{ menu: Menu; hash: string }> {
  const published = await conductor.persist(() => conductor.store.publishedMenu(work.id, destinationOf(work)));
  if (published?.confirmed) return { menu: published.master, hash: published.hash };
  const menu = inMenuOrder(await watch.reading(work.settings.upstreams.ordering.readMenu(work.platformShopId, read)));
  return { menu, hash: hashMaster(menu) };
}

function planHashOf(before: string, after: string): string {
  return hashMaster({ before, after });
}

function nothingToDo(menu: Menu): Plan {
  return { counts: { created: 0, changed: 0, removed: 0, unchanged: menu.items.length }, changes: [] };
}

/** I7: what this read no longer shows is verified at the POS before it is removed from a menu. */
async function confirmRemovals(plan: Plan, { work, watch, read }: Carrying): Promise<void> {
  const ids = plan.changes
    .filter((entry) => entry.kind === 'item' && entry.change === 'removed')
    .map((entry) => entry.id);
  if (ids.length > 0) await watch.reading(work.reading.confirmRemovals({ kind: 'item', ids }, read));
}

/** Repeated process deaths on this shop: it is not tried again, and other shops continue. */
function givenUp({ log }: ConductorContext, work: ShopWork): Settling {
  const failure = { code: 'worker-died-twice' } as const;
  log.error({ runId: work.runId, shopId: work.shopId, code: failure.code, deaths: work.deaths }, 'shop given up');
  const cost = { readMs: 0, publishMs: 0, waitMs: 0, durationMs: 0, traffic: NO_TRAFFIC };
  return { work, settlement: { outcome: 'FAILED', failure }, cost };
}

/** Stopped by a person, or failed: a stopped shop's own errors only result from its abort. */
function unfinished(
  conductor: ConductorContext,
  { work, error, deadline }: { work: ShopWork; error: unknown; deadline: AbortSignal },
): Settlement {
  if (work.cancelled.aborted && !(error instanceof SyncError)) return { outcome: 'CANCELLED' };
  const failure = failureOf(error, { deadline, deadlineMs: conductor.shopDeadlineMs });
  conductor.log.warn({ runId: work.runId, shopId: work.shopId, code: failure.code, err: error }, 'shop failed');
  return { outcome: 'FAILED', failure };
}
