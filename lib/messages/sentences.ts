import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { MasterIssue } from '#lib/domain/master.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { Locale } from './locale.ts';
import { problemKeys, problemValues, type ProblemFacts } from './problem-facts.ts';
import { errorMessage, errorRemedy } from './sync-error-words.ts';
import { translatorFor } from './translator.ts';

export type SyncErrorSentence = { readonly message: string; readonly remedy: string };

/** What happened and what to do, for an operator. Names the side and the item if known, and says what did not change. */
export function syncErrorSentence(locale: Locale, facts: SyncErrorFacts): SyncErrorSentence {
  const cause = causeOf(locale, facts);
  return {
    message: errorMessage(locale, facts, cause?.message ?? '').trimEnd(),
    remedy: cause?.remedy ?? errorRemedy(locale, facts),
  };
}

export type ProblemSentence = { readonly title: string; readonly detail: string; readonly remedy: string };

/** Title, detail and remedy of a problem+json response. */
export function problemSentence(locale: Locale, code: ProblemCode, facts: ProblemFacts = {}): ProblemSentence {
  const t = translatorFor(locale);
  const keys = problemKeys(code, facts);
  const values = problemValues(locale, facts);
  return { title: t(`problems.${code}.title`), detail: t(keys.detail, values), remedy: t(keys.remedy, values) };
}

/** POS data that couldn't be published as is, with the names of the item and the option group. */
export function masterIssueSentence(
  locale: Locale,
  { code, itemName, groupName }: Pick<MasterIssue, 'code' | 'itemName' | 'groupName'>,
): string {
  const t = translatorFor(locale);
  const item = itemName ? t('common.quoted', { name: itemName }) : t('common.thisItem');
  const group = groupName ? t('common.namedOptions', { name: groupName }) : t('common.options');
  return t(`masterIssues.${code}`, { item, group });
}

function causeOf(locale: Locale, facts: SyncErrorFacts): SyncErrorSentence | undefined {
  const { causeCode, ...detail } = facts.detail ?? {};
  // If the cause is itself `categories-failed`, it would repeat the same message.
  if (facts.code !== 'categories-failed' || !causeCode || causeCode === facts.code) return undefined;
  return syncErrorSentence(locale, { code: causeCode, detail });
}
