import { type Grant, type Scope, SCOPES } from './access.ts';

/** Chain ids; null: every chain, including future ones. */
export type Chains = readonly string[] | null;

/** A key's rights and its expiry. */
export type KeyBounds = {
  readonly scope: Scope;
  readonly chainIds: Chains;
  /** Null: never expires. */
  readonly expiresAt: Date | null;
};

export const BOUND_FIELDS = ['scope', 'chainIds', 'expiresAt'] as const;
export type BoundField = (typeof BOUND_FIELDS)[number];

/** The chains in which these grants allow creating keys. */
export function adminChains(grants: readonly Grant[]): Chains {
  const chainIds = grants.filter(({ role }) => role === 'admin').map(({ chainId }) => chainId);
  return chainIds.includes(null) ? null : chainIds.filter((chainId) => chainId !== null);
}

/** The fields in which a requested key exceeds its creator: scope, chains or expiry. */
export function excessOf(creator: KeyBounds, wanted: KeyBounds): readonly BoundField[] {
  const exceeds: Record<BoundField, boolean> = {
    scope: SCOPES.indexOf(wanted.scope) > SCOPES.indexOf(creator.scope),
    chainIds: !isWithin(creator.chainIds, wanted.chainIds),
    expiresAt: creator.expiresAt !== null && (wanted.expiresAt === null || wanted.expiresAt > creator.expiresAt),
  };
  return BOUND_FIELDS.filter((field) => exceeds[field]);
}

/** What happens to a key when its creator is left with these chains. */
export type Bounded =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'limited'; readonly chainIds: readonly string[] }
  | { readonly kind: 'revoked' };

/** A key never covers more chains than its creator: it loses the others, and is revoked with the last one. */
export function boundKey(chainIds: Chains, creators: Chains): Bounded {
  if (isWithin(creators, chainIds)) return { kind: 'unchanged' };
  // A key for every chain is not converted into one for specific chains.
  const left = (chainIds ?? []).filter((chainId) => creators?.includes(chainId));
  return left.length === 0 ? { kind: 'revoked' } : { kind: 'limited', chainIds: left };
}

function isWithin(outer: Chains, inner: Chains): boolean {
  return outer === null || (inner !== null && inner.every((chainId) => outer.includes(chainId)));
}
