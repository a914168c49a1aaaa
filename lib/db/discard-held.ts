import { KNOWN_OUTCOMES, MISSED_STATES } from '#lib/domain/state.ts';
import type { Discard, KnownFacts } from '#lib/sync/gate/held-statements.ts';
import { compareAndSet, NOT_MISSED } from './change-state.ts';
import type { Gated } from './gated.ts';
import type { Prisma } from './generated/client.ts';
import { jsonOrNull } from './json.ts';

/**
 * HELD → the target's state before it was held, by compare-and-set (I2). A target that a later run skipped or cancelled
 * keeps its state and only gets that last outcome back. The decision is stored with the plan's hash.
 */
export async function discardHeld(
  gated: Gated,
  { targetId, discard }: { targetId: string; discard: Discard },
): Promise<boolean> {
  const {
    tx,
    context: { chainId, rev, now },
  } = gated;
  const known = await factsBefore(gated, targetId);
  const where = { id: targetId, chainId, outcome: 'HELD' } as const;
  const data = { ...knownFactsData(known), rev };
  const held = await compareAndSet(tx, { needs: ['HELD'], where, data: { ...data, state: known.outcome } });
  const missed = await compareAndSet(tx, { needs: MISSED_STATES, where, data });
  if (held + missed === 0) return false;
  await tx.heldPlan.deleteMany({ where: { targetId } });
  const { planHash, reason, by: discardedBy } = discard;
  const decision = { discardedBy, reason, discardedAt: now };
  await tx.discardedPlan.upsert({
    where: { targetId_planHash: { targetId, planHash } },
    create: { targetId, planHash, ...decision },
    update: decision,
  });
  const { kind } = await tx.syncState.findUniqueOrThrow({ where: { id: targetId }, select: { kind: true } });
  if (kind === 'CATEGORIES') await releaseWaitingShops(gated);
  return true;
}

/** For a plan from before these facts were stored, falls back to the last success. */
async function factsBefore({ tx }: Gated, targetId: string): Promise<KnownFacts> {
  const plan = await tx.heldPlan.findUnique({ where: { targetId }, select: { before: true } });
  // Written by `stepTargets` with the same fields.
  if (plan?.before) return plan.before as unknown as KnownFacts;
  const { lastSuccessAt, issueCount, durationMs } = await tx.syncState.findUniqueOrThrow({ where: { id: targetId } });
  return {
    outcome: lastSuccessAt === null ? 'IDLE' : 'SUCCEEDED',
    runId: null,
    settledAt: lastSuccessAt?.toISOString() ?? null,
    error: null,
    issueCount,
    durationMs,
  };
}

/** Releases shops skipped because of the held categories: a retry would only hold the same plan. */
async function releaseWaitingShops({ tx, context: { chainId, rev } }: Gated): Promise<void> {
  const causes = ['held', 'approval-out-of-date'].map((code) => ({
    missedError: { path: ['detail', 'causeCode'], equals: code },
  }));
  for (const outcome of KNOWN_OUTCOMES) {
    await compareAndSet(tx, {
      needs: ['SKIPPED'],
      where: { chainId, kind: 'MENU', outcome, OR: causes },
      data: { state: outcome, ...NOT_MISSED, rev },
    });
  }
}

function knownFactsData(known: KnownFacts): Prisma.SyncStateUpdateManyMutationInput {
  const { outcome, runId, settledAt, error, issueCount, durationMs } = known;
  return {
    outcome,
    outcomeRunId: runId,
    settledAt: settledAt === null ? null : new Date(settledAt),
    error: jsonOrNull(error),
    issueCount,
    durationMs,
  };
}
