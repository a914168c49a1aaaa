import { randomUUID } from 'node:crypto';
import { inCategoryOrder } from '#lib/domain/category-order.ts';
import { changeSummaryOf } from '#lib/domain/change-summary.ts';
import { SyncError } from '#lib/domain/errors.ts';
import type { Features } from '#lib/domain/fit-menu.ts';
import { isHeld } from '#lib/domain/guard/check.ts';
import { guardCategories } from '#lib/domain/guard/guard-categories.ts';
import type { Category } from '#lib/domain/master.ts';
import { planCategories } from '#lib/domain/plan.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import { deadlineAfter, lateAbort } from '#lib/sync/clock.ts';
import { CANCEL_GRACE_MS } from '#lib/sync/conductor/cancelled-runs.ts';
import type { Settings } from '#lib/sync/conductor/chain-settings.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import { MOST_DEATHS } from '#lib/sync/conductor/inherited.ts';
import { startTrafficMeter } from '#lib/sync/conductor/traffic-meter.ts';
import { failureOf } from '#lib/sync/failure.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import { holdOf } from '#lib/sync/held/hold.ts';
import type { Call, PosReading, Upstreams } from '#lib/sync/ports.ts';
import {
  cancelCategories,
  categoriesOf,
  type CategoriesSettlement,
  type CategorySync,
  settleCategories,
  type SettledCategories,
  skipShops,
} from './categories-state.ts';

/** Limit for reading the shared data, over all conductors that try; after it, the runs fail instead of waiting. */
export const CATEGORIES_DEADLINE_MS = 5 * 60_000;

/** What the menu syncs build on: the POS reading, and the currency and features of the platform. */
export type ReadForMenus = {
  readonly reading: PosReading;
  readonly currency: string;
  readonly features: Features;
  readonly settings: Settings;
};

/** Starts one category sync for all waiting runs; null if there are none. Closes runs that have nothing left to do. */
export async function beginCategorySync(conductor: ConductorContext): Promise<CategorySync | null> {
  const begun = await conductor.underGate(async (tx) => {
    const waiting = await tx.waitingRuns();
    await tx.finishRuns(
      waiting.map((run) => run.id),
      null,
    );
    const runs = await tx.waitingRuns();
    const [first] = runs;
    if (first === undefined) return null;
    const id = randomUUID();
    const { fence } = conductor.lease;
    await tx.stampRuns(
      runs.map((run) => run.id),
      id,
    );
    const target = { kind: 'CATEGORIES', to: 'QUEUED', set: { runId: first.id, fence } } as const;
    await tx.changeState({ ...target, from: SETTLED_STATES });
    // Left by a lost conductor: its run may have ended.
    await tx.changeState({ ...target, from: ['QUEUED'], where: { fence } });
    const { id: targetId, spentMs, deaths } = await tx.categoriesTarget();
    const claim = { ...categoriesOf({ targetId, runs }), step: 'claim' } as const;
    const took = await tx.step({ fence, steps: [claim] });
    if (!took?.has(targetId)) conductor.lease.giveUp();
    conductor.lease.throwIfLost();
    return { id, targetId, runs, spentMs, deaths };
  });
  return begun && { ...begun, settings: await conductor.refreshSettings() };
}

/**
 * Syncs the chain's categories and settles them for every run they serve. Resolves to the reading for the menus; to
 * null if it failed or is held, with the runs' shops SKIPPED. Categories that the POS dropped stay until the last menu
 * is published.
 */
export async function syncCategories(
  conductor: ConductorContext,
  { sync, cancelled }: { sync: CategorySync; cancelled: AbortSignal },
): Promise<ReadForMenus | null> {
  const { clock, lease, log } = conductor;
  const startedAtMs = clock.nowMs();
  const { meter, seen: traffic } = startTrafficMeter();
  const cost = () => ({ durationMs: Math.round(clock.nowMs() - startedAtMs), traffic: traffic() });
  const full = sync.runs.some((run) => run.full);
  const reading = sync.settings.upstreams.pos.openReading({ full });
  using deadline = deadlineAfter(clock, CATEGORIES_DEADLINE_MS - sync.spentMs);
  using grace = lateAbort(clock, { after: cancelled, ms: CANCEL_GRACE_MS });
  const whole = AbortSignal.any([lease.signal, deadline.signal]);
  const read = { signal: AbortSignal.any([whole, cancelled]), meter };
  const write = { signal: AbortSignal.any([whole, grace.signal]), meter };
  try {
    if (sync.deaths >= MOST_DEATHS) throw new SyncError('worker-died-twice');
    whole.throwIfAborted();
    const settlement = await carry(conductor, { sync, reading, read, write });
    if (settlement.outcome === 'SUCCEEDED') {
      await settleCategories(conductor, { sync, settlement, cost: cost() });
      const { currency, features } = settlement;
      return { reading, currency, features, settings: sync.settings };
    }
    await skipShops(conductor, { sync, settlement, cost: cost() });
  } catch (error) {
    lease.throwIfLost();
    if (cancelled.aborted && !(error instanceof SyncError)) {
      await cancelCategories(conductor, { sync, cost: cost() });
      return null;
    }
    const failure = failureOf(error, { deadline: deadline.signal, deadlineMs: CATEGORIES_DEADLINE_MS });
    log.warn({ runIds: sync.runs.map((run) => run.id), code: failure.code, err: error }, 'categories failed');
    await skipShops(conductor, { sync, settlement: { outcome: 'FAILED', failure }, cost: cost() });
  }
  return null;
}

type Carrying = {
  readonly sync: CategorySync;
  readonly reading: PosReading;
  /** Aborts as soon as all the runs are stopped; `write` a little later. */
  readonly read: Call;
  readonly write: Call;
};

async function carry(
  conductor: ConductorContext,
  { sync, reading, read: call, write }: Carrying,
): Promise<SettledCategories | Extract<CategoriesSettlement, { outcome: 'HELD' }>> {
  const { upstreams, thresholds } = sync.settings;
  const { ordering, destination } = upstreams;
  const { currency, features } = await ordering.checkConnection(call);
  const { master: read, issues } = await reading.readCategories(call);
  const { before, keptIds: keptBefore } = await publishedCategories(conductor, {
    targetId: sync.targetId,
    upstreams,
    call,
  });

  // The guard sees the read as it is: missing categories are kept for now, but could mean another account. Those that
  // were already missing, and accepted, don't count.
  const last = before.filter((category) => !keptBefore.includes(category.id));
  const seen = planCategories(last, read);
  const planHash = hashMaster({ before: last, read });
  const checks = guardCategories({ before: last, after: read, plan: seen }, thresholds);
  const approved = seen.changes.length > 0 ? approvedFor(sync) : null;
  const hold = holdOf({ tripped: isHeld(checks), approved, planHash });
  if (hold !== null) return { outcome: 'HELD', plan: seen, planHash, checks, hold, before: last, after: read };

  const kept = missingFrom(read, before);
  const wanted = inCategoryOrder([...read, ...kept]);
  const hash = hashMaster(wanted);
  const plan = planCategories(before, wanted);
  const headline = changeSummaryOf(plan);
  const published = { hash, destination, categoryIds: kept.map((category) => category.id), master: wanted };
  const settled = { outcome: 'SUCCEEDED', plan, headline, issues, currency, features, published } as const;
  const full = sync.runs.some((run) => run.full);
  if (hashMaster(before) === hash && !full) return settled;
  call.signal.throwIfAborted();
  await conductor.mustStep({ ...categoriesOf(sync), step: 'announce', published });
  await ordering.publishCategories(wanted, { ...write, idempotencyScope: `${sync.id}:${sync.targetId}` });
  return settled;
}

/** The category plan that one of the waiting runs approved. */
function approvedFor(sync: CategorySync): string | null {
  const run = sync.runs.find(({ approved }) => approved?.targetId === sync.targetId);
  return run?.approved?.planHash ?? null;
}

/** As last saved; read from the platform if unknown, or if the platform's response was never seen. */
export async function publishedCategories(
  conductor: ConductorContext,
  { targetId, upstreams, call }: { targetId: string; upstreams: Upstreams; call: Call },
): Promise<{ readonly before: readonly Category[]; readonly keptIds: readonly string[] }> {
  const { destination, ordering } = upstreams;
  const published = await conductor.persist(() => conductor.store.publishedCategories(targetId, destination));
  const keptIds = published?.keptIds ?? [];
  if (published?.confirmed) return { before: published.master, keptIds };
  return { before: inCategoryOrder(await ordering.readCategories(call)), keptIds };
}

/** The published categories that the read doesn't have. */
export function missingFrom(read: readonly Category[], published: readonly Category[]): readonly Category[] {
  const known = new Set(read.map((category) => category.id));
  return published.filter((category) => !known.has(category.id));
}
