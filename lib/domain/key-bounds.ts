import { type Grant, type Scope, SCOPES } from './access.ts';

/** Chains by their ids; null: every chain, those to come included. */
export type Chains = readonly string[] | null;

/** What a key may do, and for how long. */
export type KeyBounds = {
  readonly scope: Scope;
  readonly chainIds: Chains;
  /** Null: never. */
  readonly expiresAt: Date | null;
};

export const BOUND_FIELDS = ['scope', 'chainIds', 'expiresAt'] as const;
export type BoundField = (typeof BOUND_FIELDS)[number];

/** The chains in which somebody with these roles may make keys. */
export function adminChains(grants: readonly Grant[]): Chains {
  const chainIds = grants.filter(({ role }) => role === 'admin').map(({ chainId }) => chainId);
  return chainIds.includes(null) ? null : chainIds.filter((chainId) => chainId !== null);
}

/** In which fields a wanted key is more than its creator may give: more rights, more chains, a longer life. */
export function excessOf(creator: KeyBounds, wanted: KeyBounds): readonly BoundField[] {
  const exceeds: Record<BoundField, boolean> = {
    scope: SCOPES.indexOf(wanted.scope) > SCOPES.indexOf(creator.scope),
    chainIds: !isWithin(creator.chainIds, wanted.chainIds),
    expiresAt: creator.expiresAt !== null && (wanted.expiresAt === null || wanted.expiresAt > creator.expiresAt),
  };
  return BOUND_FIELDS.filter((field) => exceeds[field]);
}

/** What becomes of a key when its creator is left with these chains. */
export type Bounded =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'limited'; readonly chainIds: readonly string[] }
  | { readonly kind: 'revoked' };

/** A key opens no more chains than its creator: it loses the others, and with the last of them it is revoked. */
export function boundKey(chainIds: Chains, creators: Chains): Bounded {
  if (isWithin(creators, chainIds)) return { kind: 'unchanged' };
  // A key to every chain was never one to this or that.
  const left = (chainIds ?? []).filter((chainId) => creators?.includes(chainId));
  return left.length === 0 ? { kind: 'revoked' } : { kind: 'limited', chainIds: left };
}

function isWithin(outer: Chains, inner: Chains): boolean {
  return outer === null || (inner !== null && inner.every((chainId) => outer.includes(chainId)));
}
