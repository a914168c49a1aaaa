import { factsOf, SyncError, type SyncErrorCode } from '#lib/domain/errors.ts';
import { type GuardCheck, type GuardRule, isHeld } from '#lib/domain/guard/check.ts';
import { guardCategories } from '#lib/domain/guard/guard-categories.ts';
import { guardMenu } from '#lib/domain/guard/guard-menu.ts';
import { type CauseGuess, guessCause } from '#lib/domain/guard/guess-cause.ts';
import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import type { MasterIssueCode } from '#lib/domain/master.ts';
import { planCategories, planMenu, type Plan } from '#lib/domain/plan.ts';
import { missingFrom } from '#lib/sync/categories/sync-categories.ts';
import type { PosReading, PosSource } from '#lib/sync/ports.ts';
import type { CorpusShop, CorpusWorld } from './corpus-world.ts';

export type Outcome =
  | { readonly is: 'SKIPPED' | 'FAILED'; readonly code: SyncErrorCode }
  | { readonly is: 'SKIPPED' | 'HELD'; readonly rules: readonly GuardRule[]; readonly guess?: CauseGuess['kind'] }
  | { readonly is: 'UNCHANGED' | 'PUBLISHED'; readonly plan: Plan; readonly issues: readonly MasterIssueCode[] };

type Playing = { readonly pos: PosSource; readonly scope: string };

const call = { signal: new AbortController().signal };

/**
 * Plays a sync shop by shop: the same steps in the same order as `lib/sync`, without its database. Publishes whatever
 * is neither rejected nor held, and the platform may still reject it.
 */
export async function play(world: CorpusWorld, { pos, scope }: Playing): Promise<readonly Outcome[]> {
  const reading = pos.openReading();
  const stopped = await settled('SKIPPED', () => carryCategories(world, { reading, scope }));
  const outcomes: Outcome[] = [];
  for (const shop of world.shops) {
    outcomes.push(stopped ?? (await settled('FAILED', () => carryMenu(world, { shop, reading, scope }))));
  }
  return outcomes;
}

async function settled<T extends Outcome | null>(is: 'SKIPPED' | 'FAILED', work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    return { is, code: factsOf(error).code };
  }
}

/** Null if the menus may begin. */
async function carryCategories(
  { published, ordering }: CorpusWorld,
  { reading, scope }: { reading: PosReading; scope: string },
): Promise<Outcome | null> {
  const { master: read } = await reading.readCategories(call);
  const checks = guardCategories(
    { before: published, after: read, plan: planCategories(published, read) },
    DEFAULT_THRESHOLDS,
  );
  if (isHeld(checks)) return { is: 'SKIPPED', rules: tripped(checks) };
  const wanted = [...read, ...missingFrom(read, published)];
  if (planCategories(published, wanted).changes.length > 0) {
    await ordering.publishCategories(wanted, { ...call, idempotencyScope: `${scope}:categories` });
  }
  return null;
}

async function carryMenu(
  { ordering }: CorpusWorld,
  { shop, reading, scope }: { shop: CorpusShop; reading: PosReading; scope: string },
): Promise<Outcome> {
  const { published: before, shopId, locationId } = shop;
  const { master: after, issues } = await reading.readMenu(locationId, call);
  if (after.currency !== before.currency) throw new SyncError('pos-wrong-currency');
  const plan = planMenu(before, after);
  const result = { plan, issues: [...new Set(issues.map(({ code }) => code))] };
  if (plan.changes.length === 0) return { is: 'UNCHANGED', ...result };

  const gone = plan.changes.filter(({ kind, change }) => kind === 'item' && change === 'removed');
  if (gone.length > 0) await reading.confirmRemovals({ kind: 'item', ids: gone.map(({ id }) => id) }, call);
  const checks = guardMenu({ before, after, plan }, DEFAULT_THRESHOLDS);
  if (isHeld(checks)) {
    const guess = guessCause({ before, after, plan })?.kind;
    return { is: 'HELD', rules: tripped(checks), ...(guess && { guess }) };
  }
  await ordering.publishMenu(shopId, after, { ...call, idempotencyScope: `${scope}:${shopId}` });
  return { is: 'PUBLISHED', ...result };
}

function tripped(checks: readonly GuardCheck[]): readonly GuardRule[] {
  return checks.filter((check) => check.tripped).map(({ rule }) => rule);
}
