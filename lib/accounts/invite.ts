import { alone } from '#lib/db/accounts/alone.ts';
import { chainsExist } from '#lib/db/accounts/grants.ts';
import { createInvitation, findInvitation, type InvitationFacts } from '#lib/db/accounts/invitations.ts';
import { anyUser, userIdOf } from '#lib/db/accounts/users.ts';
import type { Person, Role } from '#lib/domain/access.ts';
import { normaliseEmail } from './email.ts';
import { hashLinkToken, newLinkToken } from './link-token.ts';
import type { Parts } from './parts.ts';

const INVITATION_MS = 7 * 24 * 60 * 60_000;

export type InviteOutcome =
  | { readonly kind: 'invited'; readonly token: string; readonly invitation: InvitationFacts }
  | { readonly kind: 'bad-email' | 'unknown-chain' };

/** Issues a single-use link for one e-mail, valid for 7 days. Only the token's hash is stored, so it can't be shown again. */
export async function invite(
  { db, now }: Parts,
  { by, role, chainId, ...given }: { email: string; role: Role; chainId: string | null; by: Person },
): Promise<InviteOutcome> {
  const email = normaliseEmail(given.email);
  if (email === null) return { kind: 'bad-email' };
  const grant = { role, chainId };
  return alone(db, async (tx) => {
    if (!(await chainsExist(tx, [grant]))) return { kind: 'unknown-chain' };
    const { token, tokenHash } = newLinkToken();
    const at = now();
    const expiresAt = new Date(at.getTime() + INVITATION_MS);
    return {
      kind: 'invited',
      token,
      invitation: await createInvitation(tx, { tokenHash, email, grant, by, now: at, expiresAt }),
    };
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
