import { alone } from '#lib/db/accounts/alone.ts';
import { chainsExist } from '#lib/db/accounts/grants.ts';
import {
  createInvitation,
  findInvitation,
  findInvitationById,
  listInvitations,
  revokeInvitation as revoke,
} from '#lib/db/accounts/invitations.ts';
import { anyUser, userIdOf } from '#lib/db/accounts/users.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import { type Actor, keeps, type Person, type Role } from '#lib/domain/access.ts';
import type { InvitationFacts } from '#lib/domain/people.ts';
import { normaliseEmail } from './email.ts';
import { hashLinkToken, newLinkToken } from './link-token.ts';
import type { Parts } from './parts.ts';

const INVITATION_MS = 7 * 24 * 60 * 60_000;

type Inviting = {
  readonly admin: Person;
  readonly email: string;
  readonly role: Role;
  readonly chainId: string | null;
  readonly by: Actor;
};

export type InviteOutcome =
  | { readonly kind: 'invited'; readonly token: string; readonly invitation: InvitationFacts }
  | { readonly kind: 'bad-email' | 'unknown-chain' | 'not-theirs' };

/** Issues a single-use link for one e-mail, valid for 7 days. Only the token's hash is stored, so it can't be shown again. */
export async function invite({ db, now }: Parts, { admin, by, ...given }: Inviting): Promise<InviteOutcome> {
  const { role, chainId } = given;
  if (!keeps(admin, chainId)) return { kind: 'not-theirs' };
  const email = normaliseEmail(given.email);
  if (email === null) return { kind: 'bad-email' };
  return alone(db, async (tx) => {
    const grant = { role, chainId };
    if (!(await chainsExist(tx, [grant]))) return { kind: 'unknown-chain' };
    const { token, tokenHash } = newLinkToken();
    const at = now();
    const expiresAt = new Date(at.getTime() + INVITATION_MS);
    const invitation = await createInvitation(tx, { tokenHash, email, grant, by: admin, now: at, expiresAt });
    const scope = chainId === null ? {} : { chainId };
    await recordAuditEvent(tx, { act: 'person-invited', by, ...scope, subject: given.email, after: { role } });
    return { kind: 'invited', token, invitation };
  });
}

/** The open invitations to chains that the admin administers, newest first. */
export async function invitationsOf({ db, now }: Parts, admin: Person): Promise<readonly InvitationFacts[]> {
  const open = await listInvitations(db, now());
  return open.filter(({ chainId }) => keeps(admin, chainId));
}

/** Null if there is no open invitation with this id that the admin may see. */
export function revokeInvitation(
  { db, now }: Parts,
  { admin, invitationId, by }: { admin: Person; invitationId: string; by: Actor },
): Promise<InvitationFacts | null> {
  return db.$transaction(async (tx) => {
    const at = now();
    const open = await findInvitationById(tx, { id: invitationId, now: at });
    if (open === null || !keeps(admin, open.chainId)) return null;
    if (!(await revoke(tx, { id: invitationId, now: at }))) return null;
    await recordAuditEvent(tx, { act: 'invitation-revoked', by, subject: open.email });
    return open;
  });
}

/** `hasAccount`: the invited person must sign in and then join. */
export type OpenInvitation = InvitationFacts & { readonly hasAccount: boolean };

/** The invitation behind a link; null if it was used, revoked, replaced, expired or never existed. */
export async function invitationOf({ db, now }: Parts, token: string): Promise<OpenInvitation | null> {
  const invitation = await findInvitation(db, { tokenHash: hashLinkToken(token), now: now() });
  if (invitation === null) return null;
  if (invitation.email === null) return (await anyUser(db)) ? null : { ...invitation, hasAccount: false };
  return { ...invitation, hasAccount: (await userIdOf(db, invitation.email)) !== null };
}
