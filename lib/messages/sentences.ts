import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { MasterIssueCode } from '#lib/domain/master.ts';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { Locale } from './locale.ts';
import { problemValues, type ProblemFacts } from './problem-facts.ts';
import { syncErrorValues } from './sync-error-values.ts';
import { translatorFor } from './translator.ts';

export type SyncErrorSentence = { readonly message: string; readonly remedy: string };

/** What happened and what to do, for an operator. Names the side and the item if known, and says what did not change. */
export function syncErrorSentence(locale: Locale, facts: SyncErrorFacts): SyncErrorSentence {
  const t = translatorFor(locale);
  const cause = causeOf(locale, facts);
  const values = { ...syncErrorValues(facts, cause), over: overWords(locale, facts) };
  return {
    message: t(`errors.${facts.code}.message`, values).trimEnd(),
    remedy: t(`errors.${facts.code}.remedy`, values).trimEnd(),
  };
}

/** A few characters for places without room for a sentence: 価格なし, No price. */
export function syncErrorLabel(locale: Locale, facts: SyncErrorFacts): string {
  return translatorFor(locale)(`errors.${facts.code}.label`, syncErrorValues(facts, undefined));
}

export type ProblemSentence = { readonly title: string; readonly detail: string; readonly remedy: string };

/** Title, detail and remedy of a problem+json response. */
export function problemSentence(locale: Locale, code: ProblemCode, facts: ProblemFacts = {}): ProblemSentence {
  const t = translatorFor(locale);
  const values = problemValues(locale, facts);
  return {
    title: t(`problems.${code}.title`),
    detail: t(`problems.${code}.detail`, values),
    remedy: t(`problems.${code}.remedy`, values),
  };
}

/** POS data that couldn't be published as is, with the item's name. */
export function masterIssueSentence(locale: Locale, code: MasterIssueCode, itemName?: string): string {
  return translatorFor(locale)(`masterIssues.${code}`, { named: itemName ? 'yes' : 'no', item: itemName ?? '' });
}

const MB = 1024 * 1024;

/** The limit that was exceeded. */
function overWords(locale: Locale, { detail }: SyncErrorFacts): string {
  if (detail?.bound === undefined) return 'none';
  const { bound, limit = UPSTREAM_BOUNDS[bound] } = detail;
  return translatorFor(locale)(`bounds.${bound}`, { limit: bound.endsWith('bytes') ? limit / MB : limit });
}

function causeOf(locale: Locale, facts: SyncErrorFacts): SyncErrorSentence | undefined {
  const { causeCode, ...detail } = facts.detail ?? {};
  // If the cause is itself `categories-failed`, it would repeat the same message.
  if (facts.code !== 'categories-failed' || !causeCode || causeCode === facts.code) return undefined;
  return syncErrorSentence(locale, { code: causeCode, detail });
}
