import type { Person } from '#lib/domain/access.ts';
import type { Weakness } from './weak-password.ts';

/** `Set-Cookie` lines for the response, and the person that the new session belongs to. */
export type WithSession<Kind extends string> = {
  readonly kind: Kind;
  readonly cookies: readonly string[];
  readonly person: Person;
};

export type SignedIn = WithSession<'signed-in'>;

/** A wrong password, a wrong code or an unknown e-mail; deliberately indistinguishable. */
export type Refused = { readonly kind: 'refused' };

/** Too many failed attempts; until it expires, even the right password or code is refused. */
export type Locked = { readonly kind: 'locked'; readonly retryAfterSeconds: number };

export type WeakPassword = { readonly kind: 'weak-password'; readonly weakness: Weakness };

export const REFUSED: Refused = { kind: 'refused' };

/** None of this process's secrets decrypts the second factor: an old secret is missing. */
export type UnreadableFactor = { readonly kind: 'unreadable' };

export const UNREADABLE: UnreadableFactor = { kind: 'unreadable' };
