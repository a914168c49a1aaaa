import type { Run } from '#lib/contract/runs.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import type { BusyShop } from '#lib/sync/gate/shop-statements.ts';
import type { SyncAnswer } from '#lib/sync/requests/sync-request.ts';
import type { PlainAnswer } from './answer.ts';
import { runInTheWay, type RunReads, syncInProgress } from './in-the-way.ts';
import { ProblemError } from './problem-error.ts';

type Answered = {
  readonly answer: SyncAnswer;
  /** How many shops were requested; absent if all were. */
  readonly wantedShops?: number;
  readonly firstShopId?: string;
  /** `attach`: answer a conflict with the conflicting run instead of a problem. */
  readonly ifRunning?: 'reject' | 'attach' | 'follow' | undefined;
  readonly locale: Locale;
};

/** 202 with the new run, 200 with the run to attach to, or a thrown problem. */
export async function answerSync(reads: RunReads, { answer, locale, ...asked }: Answered): Promise<PlainAnswer> {
  switch (answer.kind) {
    case 'accepted':
      return runAnswer(202, { runId: answer.runId, run: await reads.run(answer.runId), busy: answer.busy });
    case 'busy': {
      const { wantedShops, firstShopId, ifRunning } = asked;
      const run = ifRunning === 'attach' ? await runInTheWay(reads, { lost: answer, firstShopId }) : null;
      if (run !== null) return runAnswer(200, { runId: run.id, run, busy: answer.busy });
      throw await syncInProgress(reads, { lost: answer, wantedShops });
    }
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

type RunAnswer = { readonly runId: string; readonly run: Run | null; readonly busy: readonly BusyShop[] };

function runAnswer(status: 200 | 202, { runId, run, busy }: RunAnswer): PlainAnswer {
  const busyShops = busy.map(({ shopId }) => shopId);
  return { status, headers: { Location: `/api/runs/${runId}` }, body: { run, busyShops } };
}
