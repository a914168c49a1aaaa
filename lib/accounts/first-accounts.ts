import { alone } from '#lib/db/accounts/alone.ts';
import { createInvitation } from '#lib/db/accounts/invitations.ts';
import { anyUser, createUser, userIdOf } from '#lib/db/accounts/users.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import { type Grant, SYSTEM } from '#lib/domain/access.ts';
import { normaliseEmail } from './email.ts';
import { newLinkToken } from './link-token.ts';
import { openSession } from './open-session.ts';
import type { Parts, RequestContext, SignedIn, WeakPassword } from './parts.ts';
import { normalisePassword, weaknessOf } from './weak-password.ts';

const EVERYTHING: Grant = { role: 'admin', chainId: null };
const SETUP_LINK_MS = 24 * 60 * 60_000;
const TRIAL = { name: 'お試し', email: 'trial@haizen.localhost', passwordHash: null, grant: EVERYTHING } as const;

export type FirstAdminOutcome = { readonly kind: 'created' | 'exists-already' | 'bad-email' } | WeakPassword;

/** Creates the admin from the settings, unless an account exists. Of concurrent processes, exactly one creates it. */
export async function firstAdmin(
  { db, hashing }: Parts,
  given: { email: string; password: string; name: string },
): Promise<FirstAdminOutcome> {
  if (await anyUser(db)) return { kind: 'exists-already' };
  const email = normaliseEmail(given.email);
  if (email === null) return { kind: 'bad-email' };
  const password = normalisePassword(given.password);
  const weakness = weaknessOf(password, email);
  if (weakness !== null) return { kind: 'weak-password', weakness };
  const passwordHash = await hashing.hash(password);
  return alone(db, async (tx) => {
    if (await anyUser(tx)) return { kind: 'exists-already' };
    await createUser(tx, { name: given.name, email, passwordHash, grant: EVERYTHING });
    await recordAuditEvent(tx, { act: 'first-admin-made', by: SYSTEM, subject: email });
    return { kind: 'created' };
  });
}

/** Issues the token of the setup link, valid for 24 h and replacing the previous one; null if an account exists. */
export function makeSetupLink({ db, now }: Parts): Promise<string | null> {
  return alone(db, async (tx) => {
    if (await anyUser(tx)) return null;
    const { token, tokenHash } = newLinkToken();
    const at = now();
    const expiresAt = new Date(at.getTime() + SETUP_LINK_MS);
    await createInvitation(tx, { tokenHash, email: null, grant: EVERYTHING, by: null, now: at, expiresAt });
    return token;
  });
}

/** Signs in the trial's admin, who has no password. The caller must check that this is the trial and the request is local. */
export function signInTrial(parts: Parts, context: RequestContext): Promise<SignedIn> {
  return alone(parts.db, async (tx) => {
    const userId = (await userIdOf(tx, TRIAL.email)) ?? (await createUser(tx, TRIAL));
    return openSession(tx, parts, { userId, ...context });
  });
}
