import type { Transaction } from '#lib/db/database.ts';
import type { Grant, Person } from '#lib/domain/access.ts';
import type { InvitationFacts } from '#lib/domain/people.ts';

type NewInvitation = {
  readonly tokenHash: string;
  readonly email: string | null;
  readonly grant: Grant;
  readonly by: Person | null;
  readonly now: Date;
  readonly expiresAt: Date;
};

const withInviter = { inviter: { select: { id: true, name: true } } } as const;
const unused = { acceptedAt: null, revokedAt: null } as const;

/** Replaces an open link for the same e-mail and chain. */
export async function createInvitation(
  tx: Transaction,
  { tokenHash, email, grant, by, now, expiresAt }: NewInvitation,
): Promise<InvitationFacts> {
  await tx.invitation.updateMany({ where: { ...unused, email, chainId: grant.chainId }, data: { revokedAt: now } });
  const data = { tokenHash, email, ...grant, invitedBy: by?.id ?? null, createdAt: now, expiresAt };
  return factsOf(await tx.invitation.create({ data, include: withInviter }));
}

/** Open invitations that have an e-mail, newest first. */
export async function listInvitations(tx: Transaction, now: Date): Promise<InvitationFacts[]> {
  const rows = await tx.invitation.findMany({
    where: { ...unused, email: { not: null }, expiresAt: { gt: now } },
    include: withInviter,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(factsOf);
}

/** Null unless it is open and has an e-mail. */
export async function findInvitationById(
  tx: Transaction,
  { id, now }: { id: string; now: Date },
): Promise<(InvitationFacts & { readonly email: string }) | null> {
  const where = { id, ...unused, email: { not: null }, expiresAt: { gt: now } };
  const row = await tx.invitation.findFirst({ where, include: withInviter });
  return row && row.email !== null ? { ...factsOf(row), email: row.email } : null;
}

/** False if it was already used or revoked. */
export async function revokeInvitation(tx: Transaction, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({ where: { id, ...unused }, data: { revokedAt: now } });
  return count > 0;
}

export async function findInvitation(
  tx: Transaction,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<InvitationFacts | null> {
  const row = await tx.invitation.findUnique({
    where: { tokenHash, ...unused, expiresAt: { gt: now } },
    include: withInviter,
  });
  return row && factsOf(row);
}

/** Only one of several concurrent callers gets true. */
export async function takeInvitation(tx: Transaction, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...unused, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  return count > 0;
}

function factsOf(row: {
  id: string;
  email: string | null;
  role: Grant['role'];
  chainId: string | null;
  inviter: { id: string; name: string } | null;
  createdAt: Date;
  expiresAt: Date;
}): InvitationFacts {
  const { id, email, role, chainId, inviter, createdAt, expiresAt } = row;
  return { id, email, role, chainId, invitedBy: inviter, createdAt, expiresAt };
}
