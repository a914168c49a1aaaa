'use client';

import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import { type Session, useSession } from './session.ts';

/** What somebody looks after: people, keys and the record of these chains. */
export type AdminScope = {
  readonly personId: string;
  /** Every chain, those to come included, and what is about no chain. */
  readonly all: boolean;
  readonly chainIds: readonly string[];
};

/** The API decides; a page only offers what it would allow. */
export function useAdminScope(): AdminScope {
  return adminScopeOf(useSession());
}

export function adminScopeOf({ person, grants }: Session): AdminScope {
  const chains = grants.filter(({ role }) => role === 'admin').map(({ chainId }) => chainId);
  return {
    personId: person.id,
    all: chains.includes(null),
    chainIds: chains.filter((chainId) => chainId !== null),
  };
}

/** The chains that roles and keys can be given for. */
export function administeredChains(adminScope: AdminScope, chains: readonly Chain[]): readonly Chain[] {
  return adminScope.all ? chains : chains.filter(({ id }) => adminScope.chainIds.includes(id));
}

/** Whether this adminScope gives and takes that role. */
export function administersGrant(adminScope: AdminScope, { chainId }: GrantView): boolean {
  return adminScope.all || (chainId !== null && adminScope.chainIds.includes(chainId));
}
