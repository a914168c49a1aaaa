import { KNOWN_OUTCOMES, MISSED_STATES } from '#lib/domain/state.ts';
import { compareAndSet } from './change-state.ts';
import type { Gated } from './gated.ts';
import type { Prisma } from './generated/client.ts';

/**
 * A stop before the shops have begun: QUEUED → the state in which they were claimed, with all that belongs to it, since a
 * claim overwrites nothing else. Shops that a lost conductor had begun become CANCELLED. One compare-and-set for each
 * state to go back to (I2), however many shops there are; resolves to how many it changed.
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
