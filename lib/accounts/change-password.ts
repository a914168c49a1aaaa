import { randomBytes } from 'node:crypto';
import { alone } from '#lib/db/accounts/alone.ts';
import { lockCredential, resetCredentials, setPassword, userIdOf } from '#lib/db/accounts/users.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Actor, Person } from '#lib/domain/access.ts';
import { normaliseEmail } from './email.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { replaceSessions } from './open-session.ts';
import {
  type Locked,
  type Parts,
  REFUSED,
  type Refused,
  type RequestContext,
  type WeakPassword,
  type WithSession,
} from './parts.ts';
import { verifyPassword } from './verify-password.ts';
import { normalisePassword, weaknessOf } from './weak-password.ts';

export type PasswordOutcome = WithSession<'changed'> | WeakPassword | Refused | Locked;

type Changing = RequestContext & { readonly person: Person; readonly current: string; readonly next: string };

/** Ends all of the person's sessions and replaces the caller's with a new one. */
export async function changePassword(
  parts: Parts,
  { person, headers, by, current, ...given }: Changing,
): Promise<PasswordOutcome> {
  const { email, id: userId } = person;
  const next = normalisePassword(given.next);
  const weakness = weaknessOf(next, email);
  if (weakness !== null) return { kind: 'weak-password', weakness };
  return judgeAttempt<PasswordOutcome>(parts, {
    email,
    headers,
    judge: async () => {
      const verified = await verifyPassword(parts, { id: userId }, current);
      if (verified === null) return { verdict: 'wrong' };
      const passwordHash = await parts.hashing.hash(next);
      return parts.db.$transaction(async (tx) => {
        if (!(await lockCredential(tx, verified))) return { verdict: 'pending', outcome: REFUSED };
        await setPassword(tx, { userId, passwordHash });
        await recordAuditEvent(tx, { act: 'password-changed', by });
        return {
          verdict: 'passed',
          outcome: await replaceSessions(tx, parts, { kind: 'changed', userId, headers, by }),
        };
      });
    },
  });
}

const NEW_PASSWORD_BYTES = 15;

export type ResetOutcome = { readonly kind: 'reset'; readonly password: string } | { readonly kind: 'unknown-person' };

/**
 * Recovery by the server's operator after a lost password or authenticator: sets a new password, which can't be retrieved
 * again, and removes the second factor, the lock and all sessions.
 */
export async function resetPassword(
  { db, hashing }: Parts,
  given: { readonly email: string; readonly by: Actor },
): Promise<ResetOutcome> {
  const email = normaliseEmail(given.email);
  if (email === null) return { kind: 'unknown-person' };
  const password = randomBytes(NEW_PASSWORD_BYTES).toString('base64url');
  const passwordHash = await hashing.hash(password);
  return alone(db, async (tx) => {
    const userId = await userIdOf(tx, email);
    if (userId === null) return { kind: 'unknown-person' };
    await resetCredentials(tx, { userId, email, passwordHash });
    await recordAuditEvent(tx, { act: 'password-reset', by: given.by, subject: email });
    return { kind: 'reset', password };
  });
}
