import type { Chain } from './contract/chains.ts';
import type { HeldMenu } from './contract/held.ts';
import type { CategoriesResult, Result, RunDetail } from './contract/run-detail.ts';
import type { Run } from './contract/runs.ts';
import type { Shop } from './contract/shops.ts';
import type { Status } from './contract/status.ts';
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
