import type { QueuedSettling } from '#lib/sync/gate/run-statements.ts';
import { changeState } from './change-state.ts';
import type { Gated } from './gated.ts';
import { Prisma } from './generated/client.ts';
import { restoreQueued } from './restore-queued.ts';

/**
 * The reverse of queueing: compare-and-sets over thousands of shops, with results inserted from the changed rows. A shop
 * that a lost conductor had begun may have been published, so its result says that it was begun.
 */
export async function settleQueued(gated: Gated, settling: QueuedSettling): Promise<number> {
  const { runIds, outcome } = settling;
  const begun = await begunShops(gated, settling);
  const settled = outcome === 'CANCELLED' ? await restoreQueued(gated, settling) : await skipQueued(gated, settling);
  if (settled === 0) return 0;
  const { tx, context } = gated;
  await tx.$executeRaw`
    INSERT INTO sync_result (id, run_id, target_id, kind, outcome, begun, error, error_code, finished_at)
    SELECT gen_random_uuid(), run_id, id, kind, settled.outcome, id = ANY(${begun}),
      settled.error, settled.error ->> 'code', ${context.now}
    FROM sync_state CROSS JOIN LATERAL (
      SELECT ${outcome}::target_state AS outcome, CASE WHEN ${outcome} = 'SKIPPED' THEN missed_error END AS error
    ) AS settled
    WHERE run_id IN (${Prisma.join(runIds)}) AND kind = 'MENU' AND state NOT IN ('QUEUED', 'RUNNING')
      AND rev = ${context.rev}`;
  return settled;
}

/** The queued targets that a lost conductor had begun in these runs: at most as many as were at work at once. */
async function begunShops({ tx, context }: Gated, { runIds }: QueuedSettling): Promise<string[]> {
  const { chainId } = context;
  // As a claim marks a target that starts.
  const started = { missedState: 'CANCELLED', missedRunId: { equals: tx.syncState.fields.runId } } as const;
  const begun = await tx.syncState.findMany({
    where: { chainId, kind: 'MENU', state: 'QUEUED', runId: { in: [...runIds] }, ...started },
    select: { id: true },
  });
  return begun.map(({ id }) => id);
}

async function skipQueued({ tx, context }: Gated, { runIds, error, fence }: QueuedSettling): Promise<number> {
  let skipped = 0;
  for (const runId of runIds) {
    skipped += await changeState(tx, {
      context,
      change: {
        kind: 'MENU',
        from: ['QUEUED'],
        to: 'SKIPPED',
        where: { runIds: [runId], ...(fence !== undefined && { fence }) },
        set: { error },
      },
    });
  }
  return skipped;
}
