import type { SyncErrorDetail, SyncErrorFacts } from '#lib/domain/errors.ts';

/** The values of `errors` messages. All are always set, so that no message misses one. */
export function syncErrorValues(facts: SyncErrorFacts, cause: { message: string; remedy: string } | undefined) {
  const detail = facts.detail ?? {};
  return {
    tries: detail.tries ?? 0,
    what: whatWasRefused(detail),
    item: detail.itemName ?? '',
    said: trimEndStop(detail.said ?? ''),
    why: detail.causeCode === 'held' || detail.causeCode === 'approval-out-of-date' ? 'held' : 'failed',
    cause: cause?.message ?? '',
    fix: cause?.remedy ?? 'none',
    ...(detail.rule === undefined ? deadlineValues(detail.seconds) : heldValues(detail)),
  };
}

const MISSING = /missing|required|empty|must have|ありません|必須|未設定/i;

function whatWasRefused(detail: SyncErrorDetail): string {
  const field = detail.field?.split('.').at(-1);
  if (!detail.itemName) return detail.said ? 'whole' : 'nothing';
  // A price is called missing only if the platform says so or says nothing: it may also be out of range.
  if (field === 'price') return !detail.said || MISSING.test(detail.said) ? 'priceMissing' : 'price';
  if (field === 'name') return 'name';
  return detail.said ? 'said' : 'item';
}

const NOT_HELD = { rule: 'none', total: 0, percent: '', factor: 'none' };

function deadlineValues(seconds: number | undefined) {
  if (seconds === undefined) return { ...NOT_HELD, unit: 'none', count: 0 };
  if (seconds >= 60 && seconds % 60 === 0) return { ...NOT_HELD, unit: 'minutes', count: seconds / 60 };
  return { ...NOT_HELD, unit: 'seconds', count: Math.round(seconds) };
}

function heldValues({ rule, count = 0, total = 0, factor }: SyncErrorDetail) {
  const percent = `${total === 0 ? 0 : Math.round((count / total) * 100)}%`;
  return {
    unit: 'none', // ICU's selectors know no hyphen.
    rule: rule?.replaceAll('-', '_') ?? 'none',
    count,
    total,
    percent,
    factor: factor === undefined ? 'none' : String(factor),
  };
}

function trimEndStop(sentence: string): string {
  return sentence.trim().replace(/[。.]+$/u, '');
}
