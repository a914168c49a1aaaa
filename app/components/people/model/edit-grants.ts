import type { GrantView } from '#lib/contract/grants.ts';
import { type AdminScope, administersGrant } from '#lib/client/admin-of.ts';

/** Somebody's roles, apart: those that this adminScope may change, and the others, which stay. */
export function partGrants(adminScope: AdminScope, grants: readonly GrantView[]) {
  return {
    own: grants.filter((grant) => administersGrant(adminScope, grant)),
    kept: grants.filter((grant) => !administersGrant(adminScope, grant)),
  };
}

/** Where a role can still be given: one role in a chain is enough. `chainIds` may hold null, for every chain. */
export function freeChains(
  grants: readonly GrantView[],
  chainIds: readonly (string | null)[],
): readonly (string | null)[] {
  return chainIds.filter((chainId) => !grants.some((grant) => grant.chainId === chainId));
}
