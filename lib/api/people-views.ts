import type { PersonView } from '#lib/contract/people.ts';
import type { InvitationFacts, PersonFacts, SessionFacts } from '#lib/domain/people.ts';

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
