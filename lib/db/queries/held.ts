import type { HeldMenuFacts } from '#lib/contract/facts.ts';
import type { CauseGuessView, HeldCategories, HeldChange } from '#lib/contract/held.ts';
import type { Database } from '#lib/db/database.ts';
import type { HeldPlan, Prisma } from '#lib/db/generated/client.ts';
import { isoOrNull } from '#lib/db/iso-or-null.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import type { CauseGuess } from '#lib/domain/guard/guess-cause.ts';
import type { Category } from '#lib/domain/master.ts';
import type { EntryChange, PlanCounts } from '#lib/domain/plan.ts';
import { ACTIVE_STATES } from '#lib/domain/state.ts';
import type { HeldContext } from '#lib/sync/target-step.ts';
import { actorKindOf } from './runs.ts';
import { findShop } from './shops.ts';

/** The same condition as `hasHeldPlan`. */
const WAITING = { outcome: 'HELD', state: { notIn: [...ACTIVE_STATES] } } satisfies Prisma.SyncStateWhereInput;

/** A shop's held plan; null if the shop is unknown or not held. */
export async function heldMenu(db: Database, shopId: string): Promise<HeldMenuFacts | null> {
  const shop = await findShop(db, shopId);
  if (shop === null) return null;
  const held = await db.heldPlan.findFirst({ where: { target: { shopId, ...WAITING } } });
  if (held === null) return null;
  return { ...(await viewOf(db, { held, chainId: shop.chainId })), shop };
}

/** The held plan of a chain's categories and how many shops wait for it; null if they are not held. */
export async function heldCategories(db: Database, chainId: string): Promise<HeldCategories | null> {
  const held = await db.heldPlan.findFirst({ where: { target: { chainId, kind: 'CATEGORIES', ...WAITING } } });
  if (held === null) return null;
  const skippedShops = await db.syncState.count({ where: { chainId, kind: 'MENU', state: 'SKIPPED' } });
  return { ...(await viewOf(db, { held, chainId })), chainId, skippedShops };
}

async function viewOf(
  db: Database,
  { held, chainId }: { held: HeldPlan; chainId: string },
): Promise<Omit<HeldCategories, 'chainId' | 'skippedShops'>> {
  const run = await db.syncRun.findUnique({
    where: { id: held.runId },
    select: { number: true, requestedBy: true, requestedByKind: true },
  });
  const published = await db.publishedMaster.findUnique({
    where: { targetId: held.targetId },
    select: { publishedAt: true },
  });
  const discarded = await db.discardedPlan.findUnique({
    where: { targetId_planHash: { targetId: held.targetId, planHash: held.planHash } },
  });
  // Written only by `stepTargets`, from the same types.
  const context = held.context as unknown as HeldContext;
  const categoryName = await categoryNames(db, chainId);
  return {
    planHash: held.planHash,
    heldAt: held.heldAt.toISOString(),
    runId: held.runId,
    runNumber: run?.number ?? null,
    requestedBy: run?.requestedBy ?? null,
    requestedByKind: actorKindOf(run?.requestedByKind ?? null),
    currency: context.currency,
    totalBefore: context.totalBefore,
    publishedAt: isoOrNull(published?.publishedAt ?? null),
    counts: held.counts as unknown as PlanCounts,
    checks: held.checks as unknown as GuardCheck[],
    guess: guessView(context.guess, categoryName),
    discarded: discarded && {
      by: discarded.discardedBy,
      reason: discarded.reason,
      at: discarded.discardedAt.toISOString(),
    },
    changes: changesView(held.changes as unknown as EntryChange[], { context, categoryName }),
  };
}

type CategoryName = (id: string | null) => string | null;

async function categoryNames(db: Database, chainId: string): Promise<CategoryName> {
  const row = await db.publishedMaster.findFirst({ where: { chainId, target: { kind: 'CATEGORIES' } } });
  const categories = (row?.body ?? []) as unknown as Category[];
  const names = new Map(categories.map((category) => [category.id, category.name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

function guessView(guess: CauseGuess | null, categoryName: CategoryName): CauseGuessView | null {
  if (guess?.kind !== 'category-hidden') return guess;
  const { kind, count, total, categoryId } = guess;
  return { kind, count, total, category: categoryName(categoryId) ?? '' };
}

function changesView(
  changes: readonly EntryChange[],
  { context, categoryName }: { context: HeldContext; categoryName: CategoryName },
): HeldChange[] {
  const items = new Map(context.items.map((item) => [item.id, item]));
  const side = (brief: HeldContext['items'][number]['before'] | undefined) =>
    brief ? { category: categoryName(brief.categoryId), price: brief.price } : null;
  return changes.map(({ fields, ...change }) => {
    const item = change.kind === 'item' ? items.get(change.id) : undefined;
    return { ...change, fields: [...fields], before: side(item?.before), after: side(item?.after) };
  });
}
