import type { SyncErrorDetail, SyncErrorFacts } from '#lib/domain/errors.ts';
import type { FileProblem } from '#lib/domain/file-problems.ts';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import type { Locale } from './locale.ts';
import { rejectionOf } from './rejection.ts';
import { translatorFor } from './translator.ts';

const MB = 1024 * 1024;

/** What happened, as precisely as it is known. `cause` is the message of the error that failed the categories. */
export function errorMessage(locale: Locale, { code, detail = {} }: SyncErrorFacts, cause: string): string {
  const t = translatorFor(locale);
  switch (code) {
    case 'pos-malformed':
    case 'ordering-malformed':
      if (detail.bound === undefined) break;
      return t(`errors.${code}.tooLarge`, { over: boundWords(locale, detail) });
    case 'pos-file-invalid':
      if (detail.fileProblem === undefined) break;
      return fileMessage(locale, detail.fileProblem, detail);
    case 'ordering-rejected': {
      const rejection = rejectionOf(detail);
      if (rejection === null) break;
      return t(`rejections.${rejection}.message`, rejectionValues(detail));
    }
    case 'categories-failed':
      return t(`errors.categories-failed.${isHeld(detail) ? 'held' : 'message'}`, { cause });
    case 'shop-deadline':
      return deadlineMessage(locale, detail.seconds);
    case 'held':
      if (detail.rule === undefined) break;
      return t(`holdReasons.${detail.rule}`, holdValues(detail));
    default:
  }
  return t(`errors.${code}.message`, { tries: detail.tries ?? 0 });
}

/** What to do. */
export function errorRemedy(locale: Locale, { code, detail = {} }: SyncErrorFacts): string {
  if (code === 'pos-file-invalid' && detail.fileProblem !== undefined) {
    return translatorFor(locale)(`fileProblems.remedy.${detail.fileProblem}`);
  }
  const rejection = code === 'ordering-rejected' ? rejectionOf(detail) : null;
  return translatorFor(locale)(rejection === null ? `errors.${code}.remedy` : `rejections.${rejection}.remedy`);
}

/** A few characters for places without room for a sentence: 価格なし, No price. */
export function syncErrorLabel(locale: Locale, { code, detail = {} }: SyncErrorFacts): string {
  const t = translatorFor(locale);
  const rejection = code === 'ordering-rejected' ? rejectionOf(detail) : null;
  if (rejection !== null) return t(`rejections.${rejection}.label`);
  if (code === 'categories-failed' && isHeld(detail)) return t('errors.categories-failed.labelHeld');
  return t(`errors.${code}.label`);
}

function isHeld({ causeCode }: SyncErrorDetail): boolean {
  return causeCode === 'held' || causeCode === 'approval-out-of-date';
}

/** What is wrong, with file, line and column as far as they are known. */
function fileMessage(
  locale: Locale,
  problem: FileProblem,
  { file = '', line, field, said = '' }: SyncErrorDetail,
): string {
  const t = translatorFor(locale);
  const place = line === undefined ? 'file' : field === undefined ? 'line' : 'cell';
  const where = t(`fileProblems.place.${place}`, { file, line: String(line), column: field ?? '' });
  return t(`fileProblems.message.${problem}`, { where, value: said });
}

function rejectionValues({ itemName = '', said = '' }: SyncErrorDetail) {
  return { item: itemName, said: said.trim().replace(/[。.]+$/u, '') };
}

function deadlineMessage(locale: Locale, seconds: number | undefined): string {
  const t = translatorFor(locale);
  if (seconds === undefined) return t('errors.shop-deadline.message');
  const isMinutes = seconds >= 60 && seconds % 60 === 0;
  return isMinutes
    ? t('errors.shop-deadline.minutes', { count: seconds / 60 })
    : t('errors.shop-deadline.seconds', { count: Math.round(seconds) });
}

function holdValues({ count = 0, total = 0, factor }: SyncErrorDetail) {
  const percent = `${total === 0 ? 0 : Math.round((count / total) * 100)}%`;
  return { count, total, percent, factor: factor === undefined ? 'none' : String(factor) };
}

/** The limit that a response exceeded. */
function boundWords(locale: Locale, { bound = 'bytes', limit = UPSTREAM_BOUNDS[bound] }: SyncErrorDetail): string {
  return translatorFor(locale)(`bounds.${bound}`, { limit: bound.endsWith('bytes') ? limit / MB : limit });
}
