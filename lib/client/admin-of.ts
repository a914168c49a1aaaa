'use client';

import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import { type Session, useSession } from './session.ts';

/** What somebody looks after: people, keys and the record of these chains. */
export type Keeper = {
  readonly personId: string;
  /** Every chain, those to come included, and what is about no chain. */
  readonly all: boolean;
  readonly chainIds: readonly string[];
};

/** The API decides; a page only offers what it would allow. */
export function useKeeper(): Keeper {
  return keeperOf(useSession());
}

export function keeperOf({ person, grants }: Session): Keeper {
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
