import type { Person } from '#lib/domain/access.ts';
import type { Weakness } from './weak-password.ts';

/** `Set-Cookie` lines for the answer, and who it goes to from now on. */
export type WithSession<Kind extends string> = {
  readonly kind: Kind;
  readonly cookies: readonly string[];
  readonly person: Person;
};

export type SignedIn = WithSession<'signed-in'>;

/** A wrong password or code, an unknown e-mail: nobody is told which. */
export type Refused = { readonly kind: 'refused' };

/** Too many were wrong; until then even the right one is refused. */
export type Locked = { readonly kind: 'locked'; readonly retryAfterSeconds: number };

export type WeakPassword = { readonly kind: 'weak-password'; readonly weakness: Weakness };

export const REFUSED: Refused = { kind: 'refused' };

/** No secret of this process opens the second factor: an old one is missing. */
export type UnreadableFactor = { readonly kind: 'unreadable' };

export const UNREADABLE: UnreadableFactor = { kind: 'unreadable' };
