import type { ChainFacts } from '#lib/contract/facts.ts';
import type { Chain, SyncState } from '#lib/db/generated/client.ts';
import { isoOrNull } from '#lib/db/iso-or-null.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { thresholdsOf } from '#lib/db/thresholds.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { PlanCounts } from '#lib/domain/plan.ts';
import { type KnownOutcome, TARGET_STATES, type TargetState } from '#lib/domain/state.ts';
import { standingOf } from './standing.ts';

export async function listChains(db: Reader, chains: 'all' | readonly string[] = 'all'): Promise<ChainFacts[]> {
  const where = chains === 'all' ? {} : { id: { in: [...chains] } };
  const rows = await db.chain.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return chainFactsOf(db, rows);
}

export async function findChain(db: Reader, chainId: string): Promise<ChainFacts | null> {
  const row = await db.chain.findUnique({ where: { id: chainId } });
  const [chain] = row === null ? [] : await chainFactsOf(db, [row]);
  return chain ?? null;
}

/** A chain without its shop counts, for callers that have the shops themselves. */
export async function findBareChain(db: Reader, chainId: string): Promise<Omit<ChainFacts, 'shops'> | null> {
  const row = await db.chain.findUnique({ where: { id: chainId } });
  const [bare] = row === null ? [] : await bareChainsOf(db, [row]);
  return bare ?? null;
}

type CountRow = { chain_id: string; in_scope: boolean; state: TargetState; held_plan: boolean; shops: number };

async function chainFactsOf(db: Reader, rows: readonly Chain[]): Promise<ChainFacts[]> {
  const counts = await db.$queryRaw<CountRow[]>`
    SELECT shop.chain_id, shop.in_scope, target.state::text AS state,
      target.outcome = 'HELD' AND target.state NOT IN ('QUEUED', 'RUNNING') AS held_plan, count(*)::int AS shops
    FROM shop JOIN sync_state AS target ON target.shop_id = shop.id
    WHERE shop.chain_id = ANY(${rows.map((row) => row.id)}) GROUP BY 1, 2, 3, 4`;
  const bare = await bareChainsOf(db, rows);
  return bare.map(({ categories, ...chain }) => {
    const mine = counts.filter((count) => count.chain_id === chain.id);
    const shops = shopNumbers(
      mine.map(({ in_scope: inScope, held_plan: hasPlan, ...count }) => ({ ...count, inScope, hasHeldPlan: hasPlan })),
    );
    return { ...chain, shops, categories };
  });
}

async function bareChainsOf(db: Reader, rows: readonly Chain[]): Promise<Omit<ChainFacts, 'shops'>[]> {
  const categories = await db.syncState.findMany({
    where: { chainId: { in: rows.map((row) => row.id) }, kind: 'CATEGORIES' },
    include: { published: { select: { body: true } } },
  });
  return rows.flatMap((row) => {
    const target = categories.find(({ chainId }) => chainId === row.id);
    if (target === undefined) return [];
    const total = Array.isArray(target.published?.body) ? target.published.body.length : null;
    return [{ ...connectionsOf(row), categories: categoriesOf(target, total) }];
  });
}

function connectionsOf(row: Chain): Omit<ChainFacts, 'shops' | 'categories'> {
  return {
    id: row.id,
    name: row.name,
    pos: { kind: row.posKind, baseUrl: row.posBaseUrl },
    ordering: { kind: row.orderingKind, baseUrl: row.orderingBaseUrl, brandId: row.orderingBrandId },
    limits: { shops: row.shopLimit, pos: row.posLimit, ordering: row.orderingLimit },
    guard: thresholdsOf(row.guard),
    currency: row.currency,
    createdAt: row.createdAt.toISOString(),
  };
}

type ShopCount = {
  readonly inScope: boolean;
  readonly state: TargetState;
  readonly hasHeldPlan: boolean;
  readonly shops: number;
};

/** Sums up a chain's shops by scope and state; each count may be of a single shop. */
export function shopNumbers(counts: Iterable<ShopCount>): ChainFacts['shops'] {
  const byState = Object.fromEntries(TARGET_STATES.map((state) => [state, 0])) as Record<TargetState, number>;
  let inScope = 0;
  let outOfScope = 0;
  let heldPlans = 0;
  for (const count of counts) {
    if (count.inScope) {
      inScope += count.shops;
      byState[count.state] += count.shops;
      if (count.hasHeldPlan) heldPlans += count.shops;
    } else outOfScope += count.shops;
  }
  return { total: inScope + outOfScope, inScope, outOfScope, byState, heldPlans };
}

function categoriesOf(target: SyncState, total: number | null): ChainFacts['categories'] {
  return {
    state: target.state,
    phase: target.phase,
    total,
    lastResult: target.lastResult as PlanCounts | null,
    durationMs: target.durationMs,
    lastSuccessAt: isoOrNull(target.lastSuccessAt),
    ...withoutTime(
      standingOf({
        ...target,
        outcome: target.outcome as KnownOutcome,
        error: target.error as SyncErrorFacts | null,
        missedError: target.missedError as SyncErrorFacts | null,
      }),
    ),
  };
}

/** Categories report `lastSuccessAt` instead of `settledAt`. */
function withoutTime({ settledAt: _settledAt, ...standing }: ReturnType<typeof standingOf>) {
  return standing;
}
