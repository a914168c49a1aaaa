import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import type { Hold } from './hold.ts';

/** The table's summary of a held target: the first check that tripped, with its numbers. */
export function heldFacts(hold: Hold, checks: readonly GuardCheck[]): SyncErrorFacts {
  if (hold === 'approval-out-of-date') return { code: 'approval-out-of-date' };
  const tripped = checks.find((check) => check.tripped);
  if (tripped === undefined) return { code: 'held' };
  const { rule, count, total, factor } = tripped;
  return { code: 'held', detail: { rule, count, total, ...(factor !== undefined && { factor }) } };
}
