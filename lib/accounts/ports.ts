import type { Actor, Key, Scope } from '#lib/domain/access.ts';
import type { BoundField } from '#lib/domain/key-bounds.ts';

export type NewKey = {
  readonly name: string;
  readonly scope: Scope;
  /** Null: every chain, those to come included. */
  readonly chainIds: readonly string[] | null;
  /** Null: never. */
  readonly expiresAt: Date | null;
};

/** A key as people see it. */
export type KeyFacts = NewKey & {
  readonly id: string;
  /** The secret's first characters. */
  readonly start: string;
  /** By the name that they had then. */
  readonly createdBy: string;
  /** Null where the key is older than this is recorded. */
  readonly creator: { readonly kind: Actor['kind']; readonly id: string | null } | null;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type KeyAdded =
  | { readonly kind: 'added'; readonly key: KeyFacts }
  /** There is one with this hash already. */
  | { readonly kind: 'exists' }
  /** It would be more than its creator may give. */
  | { readonly kind: 'exceeds'; readonly fields: readonly BoundField[] }
  /** The creator may make no keys any more. */
  | { readonly kind: 'not-allowed' };

export type KeyRevoked = {
  readonly key: KeyFacts;
  /** The keys that it created, and that those created, as far as they were still valid. */
  readonly alsoRevoked: readonly KeyFacts[];
};

export type KeyStore = {
  add(key: NewKey & { readonly hash: string; readonly start: string }, by: Actor): Promise<KeyAdded>;
  /** The living key of this hash, its use noted. */
  use(hash: string): Promise<Key | null>;
  /** Newest first, the revoked ones after the living. */
  list(): Promise<readonly KeyFacts[]>;
  find(id: string): Promise<KeyFacts | null>;
  /** Null where there is no such key; revoking twice changes nothing. */
  revoke(id: string, by: Actor): Promise<KeyRevoked | null>;
};

export type RequestName = {
  readonly principalId: string;
  readonly key: string;
  /** Of everything that was asked: another request under the same name is refused. */
  readonly requestHash: string;
};

export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A request that is being done under a name of its own. */
export type NamedRequest = {
  readonly id: string;
  /** It was begun before, by a process that died over it: what it did may be there already. */
  readonly isAgain: boolean;
};

export type Beginning =
  | ({ readonly kind: 'begun' } & NamedRequest)
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'at-work' }
  /** It was done, and no secret of this process opens its answer. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-request' };

/** Where answers are kept for a day. */
export type AnswerStore = {
  begin(name: RequestName): Promise<Beginning>;
  keep(id: string, answer: KeptAnswer): Promise<void>;
  /** Nothing came of it: it may be tried again under the same name. */
  forget(id: string): Promise<void>;
};
