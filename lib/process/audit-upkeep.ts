import { summarizeRefusals } from '#lib/db/accounts/sign-in-refusals.ts';
import type { Database } from '#lib/db/database.ts';
import { pruneAudit } from '#lib/db/prune-audit.ts';
import type { Logger } from './logger.ts';

const SUMMARIZE_EVERY_MS = 60_000;
const PRUNE_EVERY_MS = 60 * 60_000;

type Upkeep = {
  readonly db: Database;
  readonly log: Logger;
  /** Undefined: audit events are never deleted. */
  readonly keepDays: number | undefined;
};

/** Summarizes refused sign-ins and deletes old audit events, now and at intervals. Safe to run in several processes. */
export function startAuditUpkeep({ db, log, keepDays }: Upkeep): Disposable {
  function summarize(): void {
    summarizeRefusals(db).catch((error: unknown) => log.warn({ err: error }, 'refused sign-ins not summarized'));
  }

  function prune(): void {
    if (keepDays === undefined) return;
    pruneAudit(db, keepDays).then(
      (events) => events > 0 && log.info({ events, keepDays }, 'old audit events deleted'),
      (error: unknown) => log.warn({ err: error, keepDays }, 'old audit events not deleted'),
    );
  }

  summarize();
  prune();
  const timers = [setInterval(summarize, SUMMARIZE_EVERY_MS), setInterval(prune, PRUNE_EVERY_MS)];
  return {
    [Symbol.dispose]: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
