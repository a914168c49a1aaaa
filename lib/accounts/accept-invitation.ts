import { alone } from '#lib/db/accounts/alone.ts';
import { grantsOf, putGrants } from '#lib/db/accounts/grants.ts';
import { findInvitation, takeInvitation } from '#lib/db/accounts/invitations.ts';
import { anyUser, createUser, userIdOf } from '#lib/db/accounts/users.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Actor, Grant, Person } from '#lib/domain/access.ts';
import { mergeGrants } from '#lib/domain/merge-grants.ts';
import { normaliseEmail } from './email.ts';
import { invitationOf } from './invite.ts';
import { hashLinkToken } from './link-token.ts';
import { openSession } from './open-session.ts';
import type { Parts, RequestContext, SignedIn, WeakPassword } from './parts.ts';
import { signIn, type SignInOutcome } from './sign-in.ts';
import { normalisePassword, weaknessOf } from './weak-password.ts';

type Accepting = RequestContext & {
  readonly token: string;
  /** By default the part of the e-mail before the @. */
  readonly name?: string;
  /** Only for the setup link; an invitation carries its own e-mail. */
  readonly email?: string;
  readonly password: string;
};

type CreateOutcome = SignedIn | { readonly kind: 'gone' | 'bad-email' | 'email-taken' } | WeakPassword;

/** Creates the invited account and signs in; if the account exists, signs in to it and adds the invitation's grant. */
export async function acceptInvitation(parts: Parts, given: Accepting): Promise<CreateOutcome | SignInOutcome> {
  const open = await invitationOf(parts, given.token);
  if (open === null) return { kind: 'gone' };
  if (!open.hasAccount || open.email === null) return createAccount(parts, given, open.email);
  const outcome = await signIn(parts, { ...given, email: open.email });
  if (outcome.kind === 'signed-in') {
    const { person } = outcome;
    const by: Actor = { ...given.by, kind: 'person', id: person.id, name: person.name };
    await joinByInvitation(parts, { token: given.token, person, by });
  }
  return outcome;
}

/** Of concurrent calls with the same link, exactly one succeeds. */
async function createAccount(parts: Parts, given: Accepting, invited: string | null): Promise<CreateOutcome> {
  const { db, hashing, now } = parts;
  const { token, headers, by } = given;
  const email = invited ?? normaliseEmail(given.email ?? '');
  if (email === null) return { kind: 'bad-email' };
  const password = normalisePassword(given.password);
  const weakness = weaknessOf(password, email);
  if (weakness !== null) return { kind: 'weak-password', weakness };
  const passwordHash = await hashing.hash(password);
  const name = given.name ?? email.slice(0, email.indexOf('@'));
  return alone(db, async (tx) => {
    const at = now();
    const invitation = await findInvitation(tx, { tokenHash: hashLinkToken(token), now: at });
    if (invitation === null) return { kind: 'gone' };
    if (invitation.email === null && (await anyUser(tx))) return { kind: 'gone' };
    if ((await userIdOf(tx, email)) !== null) return { kind: 'email-taken' };
    if (!(await takeInvitation(tx, { id: invitation.id, now: at }))) return { kind: 'gone' };
    const grant = { role: invitation.role, chainId: invitation.chainId };
    const userId = await createUser(tx, { name, email, passwordHash, grant });
    const act = invited === null ? 'first-admin-made' : 'person-joined';
    return openSession(tx, parts, { act, userId, headers, by });
  });
}

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly before: readonly Grant[]; readonly after: readonly Grant[] }
  | { readonly kind: 'gone' | 'other-email' };

/** Adds the invitation's grant to a signed-in person's existing account; never removes or lowers a grant. */
export function joinByInvitation(
  { db, now }: Parts,
  { token, person, by }: { token: string; person: Person; by: Actor },
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
    const change = { before: { grants: before }, after: { grants: after } };
    await recordAuditEvent(tx, { act: 'grants-changed', by, subject: person.email, ...change });
    return { kind: 'joined', before, after };
  });
}
