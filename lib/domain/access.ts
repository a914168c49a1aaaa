/** What a person may do in a chain; each includes the ones before it. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a key may be used for; each includes the ones before it. */
export const SCOPES = ['read', 'sync', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A role in one chain; `chainId` null: in every chain, those to come included, and over the installation itself. */
export type Grant = { readonly role: Role; readonly chainId: string | null };

export type Person = {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
};

export type Key = {
  readonly kind: 'key';
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** Null: every chain, those to come included. */
  readonly chainIds: readonly string[] | null;
};

/** Who asks. */
export type Principal = Person | Key;
