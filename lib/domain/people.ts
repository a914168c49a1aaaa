import type { Grant } from './access.ts';

/** A person as shown to others. */
export type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly totp: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
};

/** A browser in which a person is signed in. */
export type SessionFacts = {
  readonly id: string;
  readonly createdAt: Date;
  /** Accurate to about ten minutes. */
  readonly lastSeenAt: Date;
  /** Empty if unknown. */
  readonly ipAddress: string;
  readonly userAgent: string;
  /** The session of the current request. */
  readonly current: boolean;
};

/** An invitation link that is still unused. */
export type InvitationFacts = Grant & {
  readonly id: string;
  /** Null for the link that sets up the installation. */
  readonly email: string | null;
  /** Null if no person sent it, or if that person was removed. */
  readonly invitedBy: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};
