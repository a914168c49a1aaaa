import { canChange, isActive, type TargetState } from '#lib/domain/state.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import type { Transaction } from './database.ts';
import { Prisma } from './generated/client.ts';
import { jsonOrNull } from './json.ts';

/** No later run skipped or stopped the target since its last outcome. */
export const NOT_MISSED = {
  missedState: null,
  missedRunId: null,
  missedAt: null,
  missedError: Prisma.DbNull,
} as const satisfies Prisma.SyncStateUpdateManyMutationInput;

export type ChangeContext = {
  readonly chainId: string;
  /** Stamped on every changed row, so that viewers can request what changed since. */
  readonly rev: bigint;
  /** The database's clock, read under the gate row. */
  readonly now: Date;
};

/**
 * Changes targets' states by compare-and-set (I2). Returns how many rows changed; 0 means a lost race. The caller holds the
 * chain's gate row. Requests, people and takeovers change states here, many targets at once; `restoreQueued` and
 * `discardHeld` go back to an earlier state by the same rules. What runs is stepped by `stepTargets` alone.
 */
export async function changeState(
  tx: Transaction,
  { context, change }: { context: ChangeContext; change: StateChange },
): Promise<number> {
  const { from, to } = change;
  const wrong = from.find((state) => !canChange(state, to));
  if (wrong !== undefined) throw new Error(`a target can't go from ${wrong} to ${to}`);
  return compareAndSet(tx, {
    needs: from,
    where: whereOf(context.chainId, change),
    data: {
      state: to,
      rev: context.rev,
      ...timesOf(change, context.now),
      ...missedOf(change, context.now),
      ...dataOf(change),
    },
  });
}

type CompareAndSet = {
  readonly needs: readonly TargetState[];
  readonly where: Omit<Prisma.SyncStateWhereInput, 'state'>;
  readonly data: Prisma.SyncStateUpdateManyMutationInput;
};

/** The only Prisma statement that writes states; `needs` are the states it requires. */
export async function compareAndSet(tx: Transaction, { needs, where, data }: CompareAndSet): Promise<number> {
  const { count } = await tx.syncState.updateMany({ where: { ...where, state: { in: [...needs] } }, data });
  return count;
}

function whereOf(chainId: string, { kind, where = {} }: StateChange): CompareAndSet['where'] {
  const { targetIds, shopIds, runIds, inScope, fence } = where;
  return {
    chainId,
    kind,
    ...(targetIds && { id: { in: [...targetIds] } }),
    ...(shopIds && { shopId: { in: [...shopIds] } }),
    ...(runIds && { runId: { in: [...runIds] } }),
    ...(inScope && { shop: { inScope: true } }),
    ...(fence !== undefined && { fence: BigInt(fence) }),
  };
}

function timesOf({ from, to }: StateChange, now: Date): Prisma.SyncStateUpdateManyMutationInput {
  if (to !== 'QUEUED') return {};
  return from.some(isActive)
    ? { startedAt: null, phase: null, progressDone: null, progressTotal: null }
    : { queuedAt: now, spentMs: 0, deaths: 0, diedAt: null, diedFence: null };
}

/** Only a sync that was carried out replaces the last outcome: being skipped or stopped is kept beside it. */
function missedOf({ to, where, set = {} }: StateChange, now: Date): Prisma.SyncStateUpdateManyMutationInput {
  if (to === 'QUEUED') return {};
  // The run that makes the change: given, or the only run whose targets these are.
  const runId = set.runId ?? (where?.runIds?.length === 1 ? where.runIds[0] : undefined);
  return { missedState: to, missedRunId: runId, missedAt: now, missedError: jsonOrNull(set.error ?? null) };
}

function dataOf({ set = {} }: StateChange): Prisma.SyncStateUpdateManyMutationInput {
  const { runId, fence } = set;
  return { runId, ...(fence !== undefined && { fence: BigInt(fence) }) };
}
