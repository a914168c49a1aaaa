import type { Actor, Scope } from './access.ts';
import type { BoundField } from './key-bounds.ts';

export type NewKey = {
  readonly name: string;
  readonly scope: Scope;
  /** Null: every chain, including future ones. */
  readonly chainIds: readonly string[] | null;
  /** Null: never expires. */
  readonly expiresAt: Date | null;
};

/** A key without its secret. */
export type KeyFacts = NewKey & {
  readonly id: string;
  /** The secret's first characters. */
  readonly start: string;
  /** The creator's name at that time. */
  readonly createdBy: string;
  /** Null for keys created before this was recorded. */
  readonly creator: { readonly kind: Actor['kind']; readonly id: string | null } | null;
  readonly createdAt: Date;
  /** Accurate to the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type KeyAdded =
  | { readonly kind: 'added'; readonly key: KeyFacts }
  /** A key with this hash exists already. */
  | { readonly kind: 'exists' }
  /** The key would exceed its creator's own permissions. */
  | { readonly kind: 'exceeds'; readonly fields: readonly BoundField[] }
  /** The creator may no longer create keys. */
  | { readonly kind: 'not-allowed' };

export type KeyRevoked = {
  readonly key: KeyFacts;
  /** The still valid keys that it created, directly or through other keys. */
  readonly alsoRevoked: readonly KeyFacts[];
};
