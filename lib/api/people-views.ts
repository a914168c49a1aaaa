import type { PersonView } from '#lib/contract/people.ts';
import type { Grant } from '#lib/domain/access.ts';

type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly totp: boolean;
  readonly lastSignInAt: Date | null;
};

type SessionFacts = {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Empty if unknown. */
  readonly ipAddress: string;
  readonly userAgent: string;
};

type InvitationFacts = Grant & {
  readonly id: string;
  readonly email: string | null;
  readonly invitedBy: { readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export function personView({ id, name, email, grants, totp, lastSignInAt }: PersonFacts): PersonView {
  return {
    id,
    name,
    email,
    grants: [...grants],
    secondFactor: totp,
    lastSignInAt: lastSignInAt && lastSignInAt.toISOString(),
  };
}

export function sessionView({ id, current, createdAt, lastSeenAt, ipAddress, userAgent }: SessionFacts) {
  return {
    id,
    current,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    address: ipAddress || null,
    userAgent: userAgent || null,
  };
}

export function invitationView({ id, email, role, chainId, invitedBy, createdAt, expiresAt }: InvitationFacts) {
  return {
    id,
    email,
    role,
    chainId,
    invitedBy: invitedBy?.name ?? '',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
