import type { Database } from '#lib/db/database.ts';
import type { Actor, Person } from '#lib/domain/access.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { CookieSettings } from './cookies.ts';
import type { Hashing } from './slow-hash.ts';
import type { Weakness } from './weak-password.ts';

/** The dependencies of every function in this module. */
export type Parts = {
  readonly db: Database;
  readonly hashing: Hashing;
  /** Encrypts second factors. */
  readonly vault: Vault;
  readonly cookies: CookieSettings;
  readonly now: () => Date;
  /** Clears this process's key cache after keys were revoked or limited. */
  readonly forgetKeys: () => void;
};

/** The request's headers, and the caller for the audit log: only its origin if it isn't signed in yet. */
export type RequestContext = { readonly headers: Headers; readonly by: Actor };

/** `Set-Cookie` lines for the response, and the person that the new session belongs to. */
export type WithSession<Kind extends string> = {
  readonly kind: Kind;
  readonly cookies: readonly string[];
  readonly person: Person;
};

export type SignedIn = WithSession<'signed-in'>;

/** A wrong password, a wrong code or an unknown e-mail; deliberately indistinguishable. */
export type Refused = { readonly kind: 'refused' };

export const REFUSED: Refused = { kind: 'refused' };

/** Too many failed attempts; until it expires, even the right password or code is refused. */
export type Locked = { readonly kind: 'locked'; readonly retryAfterSeconds: number };

export type WeakPassword = { readonly kind: 'weak-password'; readonly weakness: Weakness };

/** None of this process's secrets decrypts the second factor: an old secret is missing. */
export type UnreadableFactor = { readonly kind: 'unreadable' };

export const UNREADABLE: UnreadableFactor = { kind: 'unreadable' };
