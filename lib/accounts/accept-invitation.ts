import { alone } from '#lib/db/accounts/alone.ts';
import { grantsOf, putGrants } from '#lib/db/accounts/grants.ts';
import { findInvitation, type InvitationFacts, takeInvitation } from '#lib/db/accounts/invitations.ts';
import { anyUser, createUser, userIdOf } from '#lib/db/accounts/users.ts';
import type { Grant, Person } from '#lib/domain/access.ts';
import { mergeGrants } from '#lib/domain/merge-grants.ts';
import { normaliseEmail } from './email.ts';
import { invitationOf } from './invite.ts';
import { hashLinkToken } from './link-token.ts';
import { openSession } from './open-session.ts';
import type { SignedIn, WeakPassword } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { normalisePassword, weaknessOf } from './weak-password.ts';

type Accepting = {
  readonly token: string;
  readonly name: string;
  /** Only for the setup link; an invitation carries its own e-mail. */
  readonly email?: string;
  readonly password: string;
  readonly headers: Headers;
};

export type AcceptOutcome = SignedIn | { readonly kind: 'gone' | 'bad-email' | 'email-taken' } | WeakPassword;

export type JoinOutcome =
  | {
      readonly kind: 'joined';
      readonly invitation: InvitationFacts;
      readonly before: readonly Grant[];
      readonly after: readonly Grant[];
    }
  | { readonly kind: 'gone' | 'other-email' };

/** Creates the account for an invitation or setup link and signs it in. Of concurrent calls, exactly one succeeds. */
export async function acceptInvitation(parts: Parts, given: Accepting): Promise<AcceptOutcome> {
  const { db, auth, now } = parts;
  const open = await invitationOf(parts, given.token);
  if (open === null) return { kind: 'gone' };
  const email = open.email ?? normaliseEmail(given.email ?? '');
  if (email === null) return { kind: 'bad-email' };
  if (open.hasAccount) return { kind: 'email-taken' };
  const password = normalisePassword(given.password);
  const weakness = weaknessOf(password, email);
  if (weakness !== null) return { kind: 'weak-password', weakness };
  const passwordHash = await (await auth.$context).password.hash(password);
  const made = await alone(db, async (tx) => {
    const at = now();
    const invitation = await findInvitation(tx, { tokenHash: hashLinkToken(given.token), now: at });
    if (invitation === null) return 'gone';
    if (invitation.email === null && (await anyUser(tx))) return 'gone';
    if ((await userIdOf(tx, email)) !== null) return 'email-taken';
    if (!(await takeInvitation(tx, { id: invitation.id, now: at }))) return 'gone';
    const grant = { role: invitation.role, chainId: invitation.chainId };
    return { userId: await createUser(tx, { name: given.name, email, passwordHash, grant }) };
  });
  if (typeof made === 'string') return { kind: made };
  return openSession(parts, { userId: made.userId, headers: given.headers });
}

/** Adds the invitation's grant to a signed-in person's existing account; never removes or lowers a grant. */
export function joinByInvitation(
  { db, now }: Parts,
  { token, person }: { token: string; person: Person },
): Promise<JoinOutcome> {
  return alone(db, async (tx) => {
    const at = now();
    const invitation = await findInvitation(tx, { tokenHash: hashLinkToken(token), now: at });
    if (invitation === null || invitation.email === null) return { kind: 'gone' };
    if (invitation.email !== person.email) return { kind: 'other-email' };
    // The person was removed concurrently.
    if ((await userIdOf(tx, person.email)) !== person.id) return { kind: 'gone' };
    if (!(await takeInvitation(tx, { id: invitation.id, now: at }))) return { kind: 'gone' };
    const before = await grantsOf(tx, person.id);
    const after = mergeGrants([...before, invitation]);
    await putGrants(tx, person.id, after);
    return { kind: 'joined', invitation, before, after };
  });
}
