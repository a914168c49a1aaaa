import type { GateTx } from '../sync/store.ts';
import { changeState } from './change-state.ts';
import { Prisma } from './generated/client.ts';
import type { Gated } from './gated.ts';

type Settling = Parameters<GateTx['settleQueued']>[0];

/** The claim's mirror image: one compare-and-set over thousands of shops, and their results straight from the changed rows. */
export async function settleQueued({ tx, context }: Gated, settling: Settling): Promise<number> {
  const { runIds, outcome, error, fence } = settling;
  const settled = await changeState(tx, {
    context,
    change: {
      kind: 'MENU',
      from: ['QUEUED'],
      to: outcome,
      where: { runIds, ...(fence !== undefined && { fence }) },
      set: { error, durationMs: null },
    },
  });
  if (settled === 0) return 0;
  await tx.$executeRaw`
    INSERT INTO sync_result (id, run_id, target_id, kind, outcome, error, error_code, finished_at)
    SELECT gen_random_uuid(), run_id, id, kind, state, error, error ->> 'code', ${context.now}
    FROM sync_state
    WHERE run_id IN (${Prisma.join(runIds)}) AND kind = 'MENU' AND state = ${outcome}::target_state AND rev = ${context.rev}`;
  return settled;
}
