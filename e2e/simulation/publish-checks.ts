import { isHeld } from '#lib/domain/guard/check.ts';
import { guardMenu } from '#lib/domain/guard/guard-menu.ts';
import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import type { Category, Menu } from '#lib/domain/master.ts';
import { planMenu } from '#lib/domain/plan.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import { EMPTY_MENU, type Platform } from './platform.ts';
import { CATEGORIES_TARGET, resultKey, type Rows } from './rows.ts';
import type { Violations } from './violations.ts';
import type { VirtualProcess } from './virtual-process.ts';

/** A write that the platform is about to apply. `scope`: what the conductor says it belongs to. */
export type Writing = { readonly fence: number; readonly process: VirtualProcess; readonly scope: string } & (
  | { readonly target: 'categories'; readonly categories: readonly Category[] }
  | { readonly target: 'menu'; readonly shopId: string; readonly menu: Menu }
);

/** What is known about the category syncs: when each run was admitted, when each reading began, what succeeded. */
export type CategoryRecord = {
  readonly admittedAt: ReadonlyMap<string, number>;
  /** By fence: when the readings of the carried categories began. */
  readonly succeeded: ReadonlyMap<number, readonly number[]>;
};

export type Seen = {
  readonly rows: Rows;
  readonly platform: Platform;
  readonly record: CategoryRecord;
  /** What the POS reported as deleted, and to which conductor. */
  readonly confirmed: ReadonlySet<string>;
};

export function confirmation(fence: number, id: string): string {
  return `${fence} ${id}`;
}

/** Checks a write when the platform applies it: I3, I6, I7, I8 and I9. */
export function checkWrite(writing: Writing, seen: Seen, violations: Violations): void {
  // The fence rejects earlier requests of a dead or stopped process.
  if (writing.process.state !== 'running') return;
  if (writing.target === 'categories') checkCategories(writing, seen, violations);
  else checkMenu(writing, seen, violations);
}

function checkCategories(
  { categories }: Extract<Writing, { target: 'categories' }>,
  { rows, platform }: Seen,
  { claim }: Violations,
): void {
  const isSame = hashMaster(categories) === hashMaster(platform.categories);
  const isKnown = rows.published.get(CATEGORIES_TARGET)?.confirmed === true;
  const isFull = [...rows.runs.values()].some((run) => !run.finished && run.full);
  claim(!isSame || !isKnown || isFull, 'I9', () => 'the same categories are written again');
}

function checkMenu(writing: Extract<Writing, { target: 'menu' }>, seen: Seen, { claim }: Violations): void {
  const { shopId, menu, fence, scope } = writing;
  const { rows, platform, record } = seen;
  const [runId = '', targetId = ''] = scope.split(':');
  const run = rows.runs.get(runId);
  const state = rows.states.get(targetId);
  const what = `run ${run?.number} at ${shopId}`;
  const isMine = state?.state === 'RUNNING' && state.runId === runId && state.fence === fence;
  claim(
    isMine,
    'I6',
    () => `${what}: written while its target is ${state?.state} with fence ${state?.fence}, not ${fence}`,
  );
  claim(!rows.results.has(resultKey({ runId, targetId })), 'I5', () => `${what}: written again after its end`);

  const admittedAt = record.admittedAt.get(runId) ?? Number.POSITIVE_INFINITY;
  const served = record.succeeded.get(fence)?.some((readAt) => readAt > admittedAt) ?? false;
  claim(served, 'I3', () => `${what}: no categories were read and carried over since it was admitted`);

  const before = platform.menus.get(shopId) ?? EMPTY_MENU;
  if (hashMaster(before) === hashMaster(menu)) {
    const isKnown = rows.published.get(targetId)?.confirmed === true;
    claim(!isKnown || run?.full === true, 'I9', () => `${what}: the same menu is written again`);
    return;
  }
  const plan = planMenu(before, menu);
  const removed = plan.changes.filter((one) => one.kind === 'item' && one.change === 'removed').map((one) => one.id);
  claim(
    removed.every((id) => seen.confirmed.has(confirmation(fence, id))),
    'I7',
    () => `${what}: removes what the POS did not say is gone`,
  );
  const approved = run?.approved?.targetId === targetId ? run.approved.planHash : null;
  const planHash = hashMaster({ before: hashMaster(before), after: hashMaster(menu) });
  const isAllowed =
    approved === null ? !isHeld(guardMenu({ before, after: menu, plan }, DEFAULT_THRESHOLDS)) : approved === planHash;
  claim(isAllowed, 'I8', () => `${what}: ${approved === null ? 'dangerous' : 'not the plan that was approved'}`);
}
