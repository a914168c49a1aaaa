import {
  type Known,
  type PublishedRow,
  type ResultRow,
  resultKey,
  type Rows,
  type RunRow,
  type StateRow,
} from '#e2e/simulation/rows.ts';
import type { Database } from '#lib/db/database.ts';
import { ACTOR_KINDS } from '#lib/domain/access.ts';
import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { KnownOutcome, MissedState, Outcome } from '#lib/domain/state.ts';
import type { KnownFacts } from '#lib/sync/gate/held-statements.ts';
import type { DiscoveryOutcome } from '#lib/sync/requests/discovery-outcome.ts';

/** Columns that change without the target; Postgres itself maintains them. */
const DEATHS = { deaths: true, diedAt: true, diedFence: true, spentMs: true } as const;

/** The chain's rows as the checks read them, from a real database. */
export async function loadRows(db: Database): Promise<Rows> {
  const [gate, states, runs, results, published, held, discoveries, shops] = await Promise.all([
    db.chainGate.findFirstOrThrow(),
    db.syncState.findMany({ orderBy: { id: 'asc' }, omit: { rev: true, ...DEATHS } }),
    db.syncRun.findMany({ orderBy: { number: 'asc' } }),
    db.syncResult.findMany({ select: { runId: true, targetId: true, kind: true, outcome: true, begun: true } }),
    db.publishedMaster.findMany(),
    db.heldPlan.findMany({ select: { targetId: true, planHash: true, before: true } }),
    db.discovery.findMany(),
    db.shop.findMany(),
  ]);
  return {
    fence: Number(gate.fence),
    openFence: gate.openFence === null ? null : Number(gate.openFence),
    takeovers: gate.takeovers,
    states: byId(
      states.map((row): StateRow => ({
        ...row,
        fence: Number(row.fence),
        outcome: row.outcome as KnownOutcome,
        error: row.error as SyncErrorFacts | null,
        missedState: row.missedState as MissedState | null,
        missedError: row.missedError as SyncErrorFacts | null,
      })),
    ),
    runs: byId(
      runs.map(
        ({ approvedTargetId: targetId, approvedPlanHash: planHash, approvalReason: reason, ...run }): RunRow => ({
          ...run,
          requestedByKind: ACTOR_KINDS.find((kind) => kind === run.requestedByKind) ?? 'system',
          finished: run.finishedAt !== null,
          approved: targetId && planHash && reason ? { targetId, planHash, reason } : null,
        }),
      ),
    ),
    deaths: new Map(),
    results: new Map(
      results.map((row): [string, ResultRow] => [resultKey(row), { ...row, outcome: row.outcome as Outcome }]),
    ),
    published: new Map(
      published.map(({ targetId, hash, body, confirmed, destination, categoryIds }) => [
        targetId,
        { hash, master: body as unknown as PublishedRow['master'], confirmed, destination, categoryIds },
      ]),
    ),
    held: new Map(held.map((row) => [row.targetId, { ...row, before: knownOf(row.before as unknown as KnownFacts) }])),
    discoveries: new Map(discoveries.map(({ id, state }) => [id, { state } as DiscoveryOutcome])),
    shops: byId(
      shops.map(({ posLocationId, platformShopId, ...shop }) => ({
        ...shop,
        posLocationId: posLocationId ?? '',
        platformShopId: platformShopId ?? '',
      })),
    ),
  };
}

function knownOf({ outcome, runId, error }: KnownFacts): Known {
  return { outcome, outcomeRunId: runId, error };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
