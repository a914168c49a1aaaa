import type { BusyRun, Run } from '../../contract.ts';
import type { SyncAnswer } from '../../sync/request-sync.ts';
import type { Locale } from '../../messages/locale.ts';
import { translatorFor } from '../../messages/translator.ts';
import { ProblemError } from './problem-error.ts';
import type { PlainAnswer } from './answer.ts';

/** What the answer to a sync request is told with. */
export type RunReads = {
  run(id: string): Promise<Run | null>;
  busyRuns(ids: readonly string[]): Promise<readonly BusyRun[]>;
};

/** A tool that met a running sync should look again after so many seconds. */
const RETRY_AFTER_SECONDS = 10;

/** 202 with the run, or the problem that says why not. */
export async function answerSync(
  reads: RunReads,
  { answer, wantedShops, locale }: { answer: SyncAnswer; wantedShops?: number; locale: Locale },
): Promise<PlainAnswer> {
  switch (answer.kind) {
    case 'accepted': {
      const run = await reads.run(answer.runId);
      const busyShops = answer.busy.map((busy) => busy.shopId);
      return { status: 202, headers: { Location: `/api/runs/${answer.runId}` }, body: { run, busyShops } };
    }
    case 'busy':
      throw await busyProblem(reads, { busy: answer.busy, wantedShops });
    case 'nothing-held':
    case 'plan-changed':
      throw new ProblemError(answer.kind);
    case 'no-shops-in-scope':
      throw new ProblemError('no-shops-in-scope');
    case 'out-of-scope':
      throw new ProblemError('shop-out-of-scope', { facts: { shopName: answer.shops[0]?.name } });
    case 'unknown-shops':
      throw new ProblemError('invalid-body', {
        facts: { field: 'shopIds' },
        errors: answer.shopIds.map((id) => ({
          field: 'shopIds',
          message: translatorFor(locale)('input.unknownShop', { id }),
        })),
      });
  }
}

async function busyProblem(
  reads: RunReads,
  { busy, wantedShops }: { busy: readonly { shopId: string; runId: string }[]; wantedShops: number | undefined },
): Promise<ProblemError> {
  const runs = await reads.busyRuns([...new Set(busy.map((one) => one.runId))]);
  const [first] = runs;
  return new ProblemError('sync-in-progress', {
    facts: {
      busyShops: busy.length,
      ...(wantedShops !== undefined && { wantedShops }),
      ...(first && { requestedBy: first.requestedBy, secondsAgo: secondsSince(first.startedAt) }),
    },
    more: { runs, busyShops: busy.map((one) => one.shopId) },
    headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
  });
}

function secondsSince(time: string): number {
  return Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1_000));
}
