import { type AdminScope, administersGrant } from '#lib/client/admin-of.ts';
import type { GrantView } from '#lib/contract/grants.ts';

/** Splits a person's roles into those that this admin scope can change and those that stay. */
export function partGrants(adminScope: AdminScope, grants: readonly GrantView[]) {
  return {
    own: grants.filter((grant) => administersGrant(adminScope, grant)),
    kept: grants.filter((grant) => !administersGrant(adminScope, grant)),
  };
}

/** The chains without a role yet. `chainIds` may contain null, for all chains. */
export function freeChains(
  grants: readonly GrantView[],
  chainIds: readonly (string | null)[],
): readonly (string | null)[] {
  return chainIds.filter((chainId) => !grants.some((grant) => grant.chainId === chainId));
}
