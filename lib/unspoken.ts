import type { CategoriesResult, Chain, HeldMenu, Result, Run, RunDetail, Shop, Status } from './contract.ts';
import type { SyncErrorFacts } from './domain/errors.ts';
import type { MasterIssue } from './domain/master.ts';

/** The contract's shapes before they are said in a language: errors as facts, without their sentences. */
type WithFacts<T> = Omit<T, 'error'> & { readonly error: SyncErrorFacts | null };

export type ShopFacts = WithFacts<Shop>;

export type ChainFacts = Omit<Chain, 'categories'> & { readonly categories: WithFacts<Chain['categories']> };

export type ResultFacts = Omit<WithFacts<Result>, 'issues'> & { readonly issues: readonly MasterIssue[] };

export type RunFacts = Run;

export type CauseFacts = Omit<RunDetail['causes'][number], 'error'> & { readonly error: SyncErrorFacts };

export type RunDetailFacts = Omit<RunDetail, 'categories' | 'causes'> & {
  readonly categories: WithFacts<CategoriesResult>;
  readonly causes: readonly CauseFacts[];
};

export type StatusFacts = Omit<Status, 'chain' | 'shops'> & {
  readonly chain: ChainFacts;
  readonly shops: readonly ShopFacts[];
};

export type HeldMenuFacts = Omit<HeldMenu, 'shop'> & { readonly shop: ShopFacts };
