import type { Chain } from '../../contract/chains.ts';
import type { SyncErrorView } from '../../contract/parts.ts';
import type { Result, RunDetail } from '../../contract/run-detail.ts';
import type { Shop } from '../../contract/shops.ts';
import type { Status } from '../../contract/status.ts';
import { isRetryable, type SyncErrorFacts } from '../../domain/errors.ts';
import type { Locale } from '../../messages/locale.ts';
import { masterIssueSentence, syncErrorSentence } from '../../messages/sentences.ts';
import type { ChainFacts, ResultFacts, RunDetailFacts, ShopFacts, StatusFacts } from '../../unspoken.ts';

/** Facts, said in the caller's language. */
export function say(locale: Locale) {
  function error(facts: SyncErrorFacts): SyncErrorView {
    const { code, detail } = facts;
    return { code, retryable: isRetryable(facts), ...syncErrorSentence(locale, facts), ...(detail && { detail }) };
  }
  const errorOrNull = (facts: SyncErrorFacts | null) => (facts === null ? null : error(facts));
  const shop = (facts: ShopFacts): Shop =>
    facts.error === null ? { ...facts, error: null } : { ...facts, error: error(facts.error) };
  const chain = (facts: ChainFacts): Chain => ({
    ...facts,
    categories: { ...facts.categories, error: errorOrNull(facts.categories.error) },
  });
  return {
    error,
    shop,
    chain,
    result: (facts: ResultFacts): Result => ({
      ...facts,
      error: errorOrNull(facts.error),
      issues: facts.issues.map((issue) => ({
        ...issue,
        message: masterIssueSentence(locale, issue.code, issue.itemName),
      })),
    }),
    run: (facts: RunDetailFacts): RunDetail => ({
      ...facts,
      categories: { ...facts.categories, error: errorOrNull(facts.categories.error) },
      causes: facts.causes.map((cause) => ({ ...cause, error: error(cause.error) })),
    }),
    status: (facts: StatusFacts): Status => ({ ...facts, chain: chain(facts.chain), shops: facts.shops.map(shop) }),
  };
}
