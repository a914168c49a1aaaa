import { randomBytes } from 'node:crypto';
import { alone } from '#lib/db/accounts/alone.ts';
import { resetCredentials } from '#lib/db/accounts/reset-credentials.ts';
import { userIdOf } from '#lib/db/accounts/users.ts';
import { normaliseEmail } from './email.ts';
import type { Parts } from './parts.ts';

const PASSWORD_BYTES = 15;

export type ResetOutcome = { readonly kind: 'reset'; readonly password: string } | { readonly kind: 'unknown-person' };

/**
 * Recovery by the server's operator after a lost password or authenticator: sets a new password, which can't be retrieved
 * again, and removes the second factor, the lock and all sessions.
 */
export async function resetPassword({ db, auth }: Parts, given: string): Promise<ResetOutcome> {
  const email = normaliseEmail(given);
  if (email === null) return { kind: 'unknown-person' };
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const passwordHash = await (await auth.$context).password.hash(password);
  return alone(db, async (tx) => {
    const userId = await userIdOf(tx, email);
    if (userId === null) return { kind: 'unknown-person' };
    await resetCredentials(tx, { userId, email, passwordHash });
    return { kind: 'reset', password };
  });
}
