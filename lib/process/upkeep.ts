import { summarizeRefusals } from '#lib/db/accounts/sign-in-refusals.ts';
import { forgetOldAnswers } from '#lib/db/answer-store.ts';
import type { Database } from '#lib/db/database.ts';
import { pruneAudit } from '#lib/db/prune-audit.ts';
import type { WebhookStore } from '#lib/sync/webhooks/webhook-store.ts';
import type { Logger } from './logger.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Task = { readonly everyMs: number; readonly work: () => Promise<unknown>; readonly failure: string };

type Upkeep = {
  readonly db: Database;
  readonly webhooks: WebhookStore;
  readonly log: Logger;
  /** Undefined: audit events are never deleted. */
  readonly keepDays: number | undefined;
  /** Null if there is no old secret. */
  readonly reseal: (() => Promise<void>) | null;
};

/** A process's periodic work on the database, now and at intervals. Safe to run in several processes. */
export function startUpkeep({ db, webhooks, log, keepDays, reseal }: Upkeep): Disposable {
  async function prune(): Promise<void> {
    if (keepDays === undefined) return;
    const events = await pruneAudit(db, keepDays);
    if (events > 0) log.info({ events, keepDays }, 'old audit events deleted');
  }

  const tasks: Task[] = [
    { everyMs: MINUTE_MS, work: () => summarizeRefusals(db), failure: 'refused sign-ins not summarized' },
    { everyMs: HOUR_MS, work: prune, failure: 'old audit events not deleted' },
    { everyMs: HOUR_MS, work: () => forgetOldAnswers(db), failure: 'old responses not deleted' },
    { everyMs: HOUR_MS, work: () => webhooks.prune(), failure: 'old events of POSs not deleted' },
  ];
  // Repeated, because during a rolling secret change processes that haven't been replaced still encrypt with the old secret.
  if (reseal !== null)
    tasks.push({ everyMs: MINUTE_MS, work: reseal, failure: 'could not reseal what an old secret had sealed' });

  function run({ work, failure }: Task): void {
    work().catch((error: unknown) => log.warn({ err: error }, failure));
  }

  const timers = tasks.map((task) => {
    run(task);
    return setInterval(() => run(task), task.everyMs);
  });
  return {
    [Symbol.dispose]: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
