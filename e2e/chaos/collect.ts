import { askDatabase } from './ask-database.ts';
import { readAudit } from './audit.ts';
import { type ChaosChain, type ChaosWorld, LIMITS } from './chaos-world.ts';
import type { ChainEvidence, Evidence, ResultRow, RunRow } from './evidence.ts';
import type { PosHand } from './pos-hand.ts';

/** A chain, with what the checker carries over from round to round. */
export type WatchedChain = {
  readonly chain: ChaosChain;
  readonly hand: PosHand;
  readonly firstItems: ReadonlyMap<string, number>;
};

/** How far the record and the audit have already been checked. */
export type Mark = {
  readonly auditId: number;
  readonly pos: ReadonlyMap<string, number>;
  readonly ordering: ReadonlyMap<string, number>;
};

export async function markNow(world: ChaosWorld): Promise<Mark> {
  const audit = await readAudit(world.postgres.url, 0);
  const seqs = async (side: 'pos' | 'ordering') =>
    new Map(
      await Promise.all(
        world.chains.map(async (chain) => [chain.id, (await chain[side].record(0)).requests.at(-1)?.seq ?? 0] as const),
      ),
    );
  return { auditId: audit.at(-1)?.id ?? 0, pos: await seqs('pos'), ordering: await seqs('ordering') };
}

/** Collects what the database and the simulators recorded after the mark. */
export async function collect(
  world: ChaosWorld,
  { watched, mark }: { watched: readonly WatchedChain[]; mark: Mark },
): Promise<Pick<Evidence, 'chains' | 'audit' | 'runs' | 'results'>> {
  const audit = await readAudit(world.postgres.url, mark.auditId);
  const runIds = audit.flatMap((event) => (event.kind === 'accepted' && event.runId !== null ? [event.runId] : []));
  const chains = await Promise.all(
    watched.map(async ({ chain, hand, firstItems }): Promise<ChainEvidence> => {
      const [pos, ordering] = await Promise.all([
        chain.pos.record(mark.pos.get(chain.id) ?? 0),
        chain.ordering.record(mark.ordering.get(chain.id) ?? 0),
      ]);
      const { id, name, shops, categoriesTargetId } = chain;
      const own = { id, name, shops, categoriesTargetId, firstItems, growth: [...hand.growth] };
      return { ...own, limits: LIMITS, pos: pos.requests, ordering: ordering.requests };
    }),
  );
  return { chains, audit, ...(await rowsOf(world.postgres.url, runIds)) };
}

async function rowsOf(
  url: string,
  runIds: readonly string[],
): Promise<{ runs: readonly RunRow[]; results: readonly ResultRow[] }> {
  return askDatabase(url, async (client) => {
    const { rows: runs } = await client.query<RunRow>(
      `SELECT id, chain_id AS "chainId", total, finished_at IS NOT NULL AS finished,
        (SELECT count(*) FROM sync_state WHERE run_id = sync_run.id AND kind = 'MENU' AND state IN ('QUEUED', 'RUNNING'))::int AS active
      FROM sync_run WHERE id = ANY($1)`,
      [runIds],
    );
    const { rows: results } = await client.query<ResultRow>(
      `SELECT run_id AS "runId", target_id AS "targetId", kind, outcome, begun, error_code AS "errorCode" FROM sync_result WHERE run_id = ANY($1)`,
      [runIds],
    );
    return { runs, results };
  });
}
