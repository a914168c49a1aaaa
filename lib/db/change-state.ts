import { canChange, isActive } from '../domain/state.ts';
import type { StateChange } from '../sync/store.ts';
import type { Transaction } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { jsonOrNull } from './json.ts';

export type ChangeContext = {
  readonly chainId: string;
  /** Stamped on every changed row: viewers ask for what changed since. */
  readonly rev: bigint;
  /** The database's clock, read under the gate row. */
  readonly now: Date;
};

/**
 * The way in which a target's state changes (I2): a compare-and-set by Prisma's `updateMany`, named by the states it
 * needs. The conductor's own steps of shops at work are `stepMenus`, by the same rules; there is no third way. Answers how many rows it changed; none is a lost race. The caller holds the chain's gate row.
 */
export async function changeState(
  tx: Transaction,
  { context, change }: { context: ChangeContext; change: StateChange },
): Promise<number> {
  const { from, to } = change;
  const wrong = from.find((state) => !canChange(state, to));
  if (wrong !== undefined) throw new Error(`a target can't go from ${wrong} to ${to}`);
  const { count } = await tx.syncState.updateMany({
    where: whereOf(context.chainId, change),
    data: { state: to, rev: context.rev, ...timesOf(change, context.now), ...dataOf(change) },
  });
  return count;
}

function whereOf(chainId: string, { kind, from, where = {} }: StateChange): Prisma.SyncStateWhereInput {
  const { targetIds, shopIds, runIds, inScope, fence } = where;
  return {
    chainId,
    kind,
    state: { in: [...from] },
    ...(targetIds && { id: { in: [...targetIds] } }),
    ...(shopIds && { shopId: { in: [...shopIds] } }),
    ...(runIds && { runId: { in: [...runIds] } }),
    ...(inScope && { shop: { inScope: true } }),
    ...(fence !== undefined && { fence: BigInt(fence) }),
  };
}

function timesOf({ from, to }: StateChange, now: Date): Prisma.SyncStateUpdateManyMutationInput {
  switch (to) {
    case 'QUEUED':
      return from.some(isActive)
        ? { startedAt: null }
        : { queuedAt: now, startedAt: null, settledAt: null, spentMs: 0, deaths: 0, diedAt: null, diedFence: null };
    case 'RUNNING':
      return from.includes('RUNNING') ? {} : { startedAt: now, settledAt: null };
    case 'SUCCEEDED':
      return { settledAt: now, lastSuccessAt: now };
    case 'IDLE':
    case 'FAILED':
    case 'HELD':
    case 'SKIPPED':
    case 'CANCELLED':
      return { settledAt: now };
  }
}

function dataOf({ set = {} }: StateChange): Prisma.SyncStateUpdateManyMutationInput {
  const { fence, progress, error, headline, lastResult, ...plain } = set;
  return {
    ...plain,
    ...(fence !== undefined && { fence: BigInt(fence) }),
    ...(progress !== undefined && { progressDone: progress?.done ?? null, progressTotal: progress?.total ?? null }),
    ...(error !== undefined && { error: jsonOrNull(error) }),
    ...(headline !== undefined && { headline: jsonOrNull(headline) }),
    ...(lastResult !== undefined && { lastResult }),
  };
}
