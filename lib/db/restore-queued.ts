import { KNOWN_OUTCOMES, MISSED_STATES } from '#lib/domain/state.ts';
import { compareAndSet } from './change-state.ts';
import type { Gated } from './gated.ts';
import type { Prisma } from './generated/client.ts';

/**
 * Stops shops that haven't begun: QUEUED → their earlier state, whose other fields a request leaves alone. Shops that a
 * lost conductor had begun become CANCELLED. One compare-and-set per earlier state (I2), however many shops there are.
 * Resolves to the number of shops changed.
 */
export async function restoreQueued(
  { tx, context: { chainId, rev, now } }: Gated,
  { runIds, fence }: { runIds: readonly string[]; fence?: number },
): Promise<number> {
  const queued = {
    chainId,
    kind: 'MENU',
    runId: { in: [...runIds] },
    ...(fence !== undefined && { fence: BigInt(fence) }),
  } as const satisfies Prisma.SyncStateWhereInput;
  let restored = 0;
  for (const outcome of KNOWN_OUTCOMES) {
    const where = { ...queued, missedState: null, outcome };
    restored += await compareAndSet(tx, { needs: ['QUEUED'], where, data: { state: outcome, rev } });
  }
  await compareAndSet(tx, {
    needs: ['QUEUED'],
    where: { ...queued, missedRunId: { in: [...runIds] } },
    data: { missedAt: now },
  });
  for (const missedState of MISSED_STATES) {
    const where = { ...queued, missedState };
    restored += await compareAndSet(tx, { needs: ['QUEUED'], where, data: { state: missedState, rev } });
  }
  return restored;
}
