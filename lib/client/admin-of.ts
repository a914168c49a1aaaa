'use client';

import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import { type Session, useSession } from './session.ts';

/** What an admin manages: the people, keys and audit log of these chains. */
export type AdminScope = {
  readonly personId: string;
  /** All chains, including future ones, and events that belong to no chain. */
  readonly all: boolean;
  readonly chainIds: readonly string[];
};

/** Only decides what pages offer; the API enforces it. */
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

/** The chains for which roles and keys can be created. */
export function administeredChains(adminScope: AdminScope, chains: readonly Chain[]): readonly Chain[] {
  return adminScope.all ? chains : chains.filter(({ id }) => adminScope.chainIds.includes(id));
}

/** Whether this admin scope may assign and remove the role. */
export function administersGrant(adminScope: AdminScope, { chainId }: GrantView): boolean {
  return adminScope.all || (chainId !== null && adminScope.chainIds.includes(chainId));
}
