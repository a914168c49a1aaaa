import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { MasterIssue } from '#lib/domain/master.ts';
import type { EntryChange } from '#lib/domain/plan.ts';
import type { Chain, ConnectedChain } from './chains.ts';
import type { HeldMenu } from './held.ts';
import type { PreviousView } from './parts.ts';
import type { CategoriesResult, Result, RunDetail } from './run-detail.ts';
import type { Run } from './runs.ts';
import type { Shop } from './shops.ts';
import type { Clock, ShopChanges } from './status.ts';

/** The contract's types before localization: errors as facts, without sentences. */
type WithFacts<T> = Omit<T, 'error'> & { readonly error: SyncErrorFacts | null };

type PreviousFacts = WithFacts<PreviousView>;
type KnownWithFacts<T> = Omit<WithFacts<T>, 'previous'> & { readonly previous: PreviousFacts | null };

export type ShopFacts = KnownWithFacts<Shop>;

export type ChainFacts = Omit<Chain, 'categories'> & { readonly categories: KnownWithFacts<Chain['categories']> };

export type ConnectedChainFacts = ChainFacts &
  Pick<ConnectedChain, 'autoSync' | 'webhook'> & {
    readonly pos: WithFacts<ConnectedChain['pos']>;
  };

export type ResultFacts = Omit<WithFacts<Result>, 'issues'> & { readonly issues: readonly MasterIssue[] };

export type ResultDetailFacts = ResultFacts & {
  readonly runNumber: number;
  readonly changes: readonly EntryChange[];
  /** False if more was written than is stored. */
  readonly complete: boolean;
};

export type RunFacts = Run;

export type CauseFacts = Omit<RunDetail['causes'][number], 'error'> & { readonly error: SyncErrorFacts };

type LiveFacts = Omit<NonNullable<RunDetail['live']>, 'waiting' | 'running' | 'settled'> & {
  readonly waiting: readonly ShopFacts[];
  readonly running: readonly ShopFacts[];
  readonly settled: readonly ResultFacts[];
};

export type RunDetailFacts = Omit<RunDetail, 'categories' | 'causes' | 'live'> & {
  readonly categories: WithFacts<CategoriesResult>;
  readonly causes: readonly CauseFacts[];
  readonly live: LiveFacts | null;
};

export type ClockFacts = Omit<Clock, 'chain'> & { readonly chain: ChainFacts };

export type ShopChangesFacts = Omit<ShopChanges, 'items'> & { readonly items: readonly ShopFacts[] };

export type StatusFacts = ClockFacts & { readonly whole: boolean; readonly shops: readonly ShopFacts[] };

export type HeldMenuFacts = Omit<HeldMenu, 'shop'> & { readonly shop: ShopFacts };
