import type { SyncStore } from '#lib/sync/store.ts';
import { requestSync } from './request-sync.ts';
import type { SyncAnswer, SyncRequest } from './sync-request.ts';

export type RetryAnswer =
  | { readonly answer: SyncAnswer; readonly wantedShops: number }
  | { readonly refused: 'unknown-run' | 'run-not-finished' | 'nothing-to-retry' };

/** A new run over exactly the failed and skipped shops of an ended one (I10). */
export async function retryRun(
  store: SyncStore,
  { runId, by, named, follow }: { runId: string } & Pick<SyncRequest, 'by' | 'named' | 'follow'>,
): Promise<RetryAnswer> {
  const run = await store.retryable(runId);
  if (run === null) return { refused: 'unknown-run' };
  if (!run.finished) return { refused: 'run-not-finished' };
  const { chainId, shopIds, full } = run;
  if (shopIds.length === 0) return { refused: 'nothing-to-retry' };
  const answer = await requestSync(store, { chainId, shopIds, full, retryOf: runId, by, named, follow });
  return { answer, wantedShops: shopIds.length };
}
