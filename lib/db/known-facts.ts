import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { KnownOutcome } from '#lib/domain/state.ts';
import type { KnownFacts } from '#lib/sync/store.ts';
import type { Prisma, SyncState } from './generated/client.ts';
import { jsonOrNull } from './json.ts';
import { isoOrNull } from './iso-or-null.ts';

type Row = Pick<SyncState, 'outcome' | 'outcomeRunId' | 'settledAt' | 'error' | 'issueCount' | 'durationMs'>;

export function knownFactsOf({ outcome, outcomeRunId, settledAt, error, issueCount, durationMs }: Row): KnownFacts {
  return {
    // Written only by `changeState`, `stepMenus` and `discardHeld`, from the same type.
    outcome: outcome as KnownOutcome,
    runId: outcomeRunId,
    settledAt: isoOrNull(settledAt),
    error: error as SyncErrorFacts | null,
    issueCount,
    durationMs,
  };
}

export function knownFactsData(known: KnownFacts): Prisma.SyncStateUpdateManyMutationInput {
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
