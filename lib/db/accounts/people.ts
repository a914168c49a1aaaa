import type { Transaction } from '#lib/db/database.ts';
import type { Grant } from '#lib/domain/access.ts';
import { mergeGrants } from '#lib/domain/merge-grants.ts';
import type { PersonFacts } from '#lib/domain/people.ts';

const withMembers = { members: { select: { role: true, chainId: true } } } as const;

export async function listPeople(tx: Transaction): Promise<PersonFacts[]> {
  const rows = await tx.user.findMany({ include: withMembers, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(factsOf);
}

export async function personWithId(tx: Transaction, id: string): Promise<PersonFacts | null> {
  const row = await tx.user.findUnique({ where: { id }, include: withMembers });
  return row && factsOf(row);
}

/** Deletes the account with its sessions and revokes its open invitations. */
export async function deletePerson(tx: Transaction, { id, now }: { id: string; now: Date }): Promise<void> {
  const open = { invitedBy: id, acceptedAt: null, revokedAt: null };
  await tx.invitation.updateMany({ where: open, data: { revokedAt: now } });
  await tx.user.delete({ where: { id } });
}

function factsOf(row: {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
  members: Grant[];
}): PersonFacts {
  const { id, name, email, createdAt, lastSignInAt, members, twoFactorEnabled: totp } = row;
  return { id, name, email, grants: mergeGrants(members), totp, createdAt, lastSignInAt };
}
