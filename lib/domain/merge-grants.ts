import { type Grant, ROLES } from './access.ts';

/** One grant for each chain, the strongest; the one over every chain first, then by chain. */
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

/** Whether they make an admin of the installation itself. */
export function ruleEverything(grants: readonly Grant[]): boolean {
  return grants.some(({ role, chainId }) => role === 'admin' && chainId === null);
}
