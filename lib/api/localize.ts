import type { Chain, ConnectedChain } from '#lib/contract/chains.ts';
import type {
  ChainFacts,
  ClockFacts,
  ConnectedChainFacts,
  ResultFacts,
  RunDetailFacts,
  ShopFacts,
  StatusFacts,
} from '#lib/contract/facts.ts';
import type { SyncErrorView } from '#lib/contract/parts.ts';
import type { Result, RunDetail } from '#lib/contract/run-detail.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { Clock, Status } from '#lib/contract/status.ts';
import { isRetryable, type SyncErrorFacts } from '#lib/domain/errors.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { masterIssueSentence, syncErrorSentence } from '#lib/messages/sentences.ts';

/** Adds sentences in the caller's language to errors and issues. */
export function localize(locale: Locale) {
  function error(facts: SyncErrorFacts): SyncErrorView {
    const { code, detail } = facts;
    return { code, retryable: isRetryable(facts), ...syncErrorSentence(locale, facts), ...(detail && { detail }) };
  }
  const errorOrNull = (facts: SyncErrorFacts | null) => (facts === null ? null : error(facts));
  const previousOrNull = (facts: ShopFacts['previous']) =>
    facts === null ? null : { ...facts, error: errorOrNull(facts.error) };
  const shop = (facts: ShopFacts): Shop => ({
    ...facts,
    error: errorOrNull(facts.error),
    previous: previousOrNull(facts.previous),
  });
  const chain = (facts: ChainFacts): Chain => ({
    ...facts,
    categories: {
      ...facts.categories,
      error: errorOrNull(facts.categories.error),
      previous: previousOrNull(facts.categories.previous),
    },
  });
  const connectedChain = (facts: ConnectedChainFacts): ConnectedChain => ({
    ...chain(facts),
    pos: { ...facts.pos, error: errorOrNull(facts.pos.error) },
    autoSync: facts.autoSync,
    webhook: facts.webhook,
  });
  const result = (facts: ResultFacts): Result => ({
    ...facts,
    error: errorOrNull(facts.error),
    issues: facts.issues.map((issue) => ({
      ...issue,
      message: masterIssueSentence(locale, issue),
    })),
  });
  return {
    error,
    shop,
    chain: connectedChain,
    result,
    run: (facts: RunDetailFacts): RunDetail => ({
      ...facts,
      categories: { ...facts.categories, error: errorOrNull(facts.categories.error) },
      causes: facts.causes.map((cause) => ({ ...cause, error: error(cause.error) })),
      live: facts.live && {
        ...facts.live,
        waiting: facts.live.waiting.map(shop),
        running: facts.live.running.map(shop),
        settled: facts.live.settled.map(result),
      },
    }),
    clock: (facts: ClockFacts): Clock => ({ ...facts, chain: chain(facts.chain) }),
    status: (facts: StatusFacts): Status => ({ ...facts, chain: chain(facts.chain), shops: facts.shops.map(shop) }),
  };
}
