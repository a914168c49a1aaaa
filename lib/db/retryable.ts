import type { Retryable } from '#lib/sync/store.ts';
import type { Database } from './database.ts';

export async function retryable(db: Database, runId: string): Promise<Retryable | null> {
  const run = await db.syncRun.findUnique({ where: { id: runId } });
  if (run === null) return null;
  const results = await db.syncResult.findMany({
    where: { runId, kind: 'MENU', outcome: { in: ['FAILED', 'SKIPPED'] }, target: { shop: { inScope: true } } },
    select: { target: { select: { shopId: true } } },
  });
  return {
    chainId: run.chainId,
    finished: run.finishedAt !== null,
    full: run.full,
    shopIds: results.flatMap(({ target }) => target.shopId ?? []),
  };
}
