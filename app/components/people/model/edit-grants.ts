import type { GrantView } from '#lib/contract/grants.ts';
import { type Keeper, keepsGrant } from '#lib/client/admin-of.ts';

/** Somebody's roles, apart: those that this keeper may change, and the others, which stay. */
export function partGrants(keeper: Keeper, grants: readonly GrantView[]) {
  return {
    own: grants.filter((grant) => keepsGrant(keeper, grant)),
    kept: grants.filter((grant) => !keepsGrant(keeper, grant)),
  };
}

/** Where a role can still be given: one role in a chain is enough. `chainIds` may hold null, for every chain. */
export function freeChains(
  grants: readonly GrantView[],
  chainIds: readonly (string | null)[],
): readonly (string | null)[] {
  return chainIds.filter((chainId) => !grants.some((grant) => grant.chainId === chainId));
}
