import { type Grant, ROLES } from './access.ts';

/** One grant per chain, the strongest; the grant for every chain first, then by chain id. */
export function mergeGrants(grants: readonly Grant[]): Grant[] {
  const strongest = new Map<string | null, Grant>();
  for (const grant of grants) {
    const before = strongest.get(grant.chainId);
    if (before === undefined || ROLES.indexOf(grant.role) > ROLES.indexOf(before.role)) {
      strongest.set(grant.chainId, { role: grant.role, chainId: grant.chainId });
    }
  }
  return [...strongest.values()].toSorted((a, b) => ((a.chainId ?? '') < (b.chainId ?? '') ? -1 : 1));
}

/** Whether these grants make an admin of the installation itself. */
export function ruleEverything(grants: readonly Grant[]): boolean {
  return grants.some(({ role, chainId }) => role === 'admin' && chainId === null);
}
