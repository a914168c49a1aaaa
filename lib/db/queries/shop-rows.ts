import type { ShopFacts } from '#lib/contract/facts.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { isoOrNull } from '#lib/db/iso-or-null.ts';
import type { ChangeSummary } from '#lib/domain/change-summary.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { PlanCounts } from '#lib/domain/plan.ts';
import type { KnownOutcome, Phase, TargetState } from '#lib/domain/state.ts';
import { standingOf } from './standing.ts';

export type ShopRow = {
  id: string;
  chain_id: string;
  name: string;
  time_zone: string;
  pos_location_id: string | null;
  platform_shop_id: string | null;
  in_scope: boolean;
  state: TargetState;
  phase: Phase | null;
  progress_done: number | null;
  progress_total: number | null;
  run_id: string | null;
  outcome: KnownOutcome;
  outcome_run_id: string | null;
  missed_run_id: string | null;
  missed_at: Date | null;
  missed_error: SyncErrorFacts | null;
  queued_at: Date | null;
  started_at: Date | null;
  settled_at: Date | null;
  duration_ms: number | null;
  expected_ms: number | null;
  last_success_at: Date | null;
  last_result: PlanCounts | null;
  headline: ChangeSummary | null;
  issue_count: number;
  error: SyncErrorFacts | null;
};

/** Selects every column of `ShopRow`, then `more`. Append conditions on `shop` and `target`. */
export const selectShops = (more: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  SELECT shop.id, shop.chain_id, shop.name, shop.time_zone, shop.pos_location_id, shop.platform_shop_id, shop.in_scope,
    target.state::text AS state, target.phase::text AS phase, target.progress_done, target.progress_total, target.run_id,
    target.outcome::text AS outcome, target.outcome_run_id, target.missed_run_id, target.missed_at, target.missed_error,
    target.queued_at, target.started_at, target.settled_at, target.duration_ms, target.expected_ms,
    target.last_success_at, target.last_result, target.headline, target.issue_count, target.error ${more}
  FROM shop JOIN sync_state AS target ON target.shop_id = shop.id`;

export function shopFactsOf(row: ShopRow): ShopFacts {
  const { progress_done: done, progress_total: total } = row;
  return {
    id: row.id,
    chainId: row.chain_id,
    name: row.name,
    number: row.platform_shop_id,
    timeZone: row.time_zone,
    posLocationId: row.pos_location_id,
    platformShopId: row.platform_shop_id,
    inScope: row.in_scope,
    state: row.state,
    phase: row.phase,
    progress: done === null || total === null ? null : { done, total },
    queuedAt: isoOrNull(row.queued_at),
    startedAt: row.state === 'QUEUED' ? null : isoOrNull(row.started_at),
    durationMs: row.duration_ms,
    expectedMs: row.expected_ms,
    lastSuccessAt: isoOrNull(row.last_success_at),
    lastResult: row.last_result,
    headline: row.headline,
    issues: row.issue_count,
    ...standingOf({
      state: row.state,
      runId: row.run_id,
      outcome: row.outcome,
      outcomeRunId: row.outcome_run_id,
      settledAt: row.settled_at,
      error: row.error,
      missedRunId: row.missed_run_id,
      missedAt: row.missed_at,
      missedError: row.missed_error,
    }),
  };
}
