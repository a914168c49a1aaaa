'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { type Chain, type GrantView, type SessionView, sessionSchema } from '#lib/contract.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** What somebody looks after: people, keys and the record of these chains. */
export type Keeper = {
  readonly personId: string;
  /** Every chain, those to come included, and what is about no chain. */
  readonly all: boolean;
  readonly chainIds: readonly string[];
};

/** Undefined until it is known. The API decides; a page only offers what it would allow. */
export function useKeeper(): Keeper | undefined {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => fetchJson({ path: '/api/session', schema: sessionSchema, locale, signal }),
    staleTime: Infinity,
  });
  return data && keeperOf(data);
}

export function keeperOf({ person, grants }: Pick<SessionView, 'person' | 'grants'>): Keeper {
  const chains = grants.filter(({ role }) => role === 'admin').map(({ chainId }) => chainId);
  return {
    personId: person.id,
    all: chains.includes(null),
    chainIds: chains.filter((chainId) => chainId !== null),
  };
}

/** The chains that roles and keys can be given for. */
export function keptChains(keeper: Keeper, chains: readonly Chain[]): readonly Chain[] {
  return keeper.all ? chains : chains.filter(({ id }) => keeper.chainIds.includes(id));
}

/** Whether this keeper gives and takes that role. */
export function keepsGrant(keeper: Keeper, { chainId }: GrantView): boolean {
  return keeper.all || (chainId !== null && keeper.chainIds.includes(chainId));
}
