import type { Actor, Key, Scope } from '#lib/domain/access.ts';
import type { BoundField } from '#lib/domain/key-bounds.ts';

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

export type KeyStore = {
  add(key: NewKey & { readonly hash: string; readonly start: string }, by: Actor): Promise<KeyAdded>;
  /** The valid key with this hash; also records its use. */
  use(hash: string): Promise<Key | null>;
  /** Newest first; revoked keys last. */
  list(): Promise<readonly KeyFacts[]>;
  find(id: string): Promise<KeyFacts | null>;
  /** Null if there is no such key. Revoking twice changes nothing. */
  revoke(id: string, by: Actor): Promise<KeyRevoked | null>;
};

export type RequestName = {
  readonly principalId: string;
  readonly key: string;
  /** Hash of the whole request: a different request with the same key is refused. */
  readonly requestHash: string;
};

export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A request in progress under an idempotency key. */
export type NamedRequest = {
  readonly id: string;
  /** An earlier attempt's process died, so its effects may already exist. */
  readonly isAgain: boolean;
};

export type Beginning =
  | ({ readonly kind: 'begun' } & NamedRequest)
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'at-work' }
  /** It completed, but none of this process's secrets decrypts the stored response. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-request' };

/** Stores responses by idempotency key for a day. */
export type AnswerStore = {
  begin(name: RequestName): Promise<Beginning>;
  keep(id: string, answer: KeptAnswer): Promise<void>;
  /** The request had no effect: it may be retried with the same key. */
  forget(id: string): Promise<void>;
};
