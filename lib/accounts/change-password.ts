import type { Person } from '#lib/domain/access.ts';
import { refusalCode } from './auth-error.ts';
import { withSession } from './begin-session.ts';
import { authHeaders } from './cookies.ts';
import { judgeAttempt } from './judge-attempt.ts';
import type { Locked, Refused, WeakPassword, WithSession } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { normalisePassword, weaknessOf } from './weak-password.ts';

export type PasswordOutcome = WithSession<'changed'> | WeakPassword | Refused | Locked;

/** Ends all of the person's sessions and replaces the caller's with a new one. */
export async function changePassword(
  parts: Parts,
  given: { person: Person; headers: Headers; current: string; next: string },
): Promise<PasswordOutcome> {
  const { email } = given.person;
  const next = normalisePassword(given.next);
  const weakness = weaknessOf(next, email);
  if (weakness !== null) return { kind: 'weak-password', weakness };
  return judgeAttempt<PasswordOutcome>(parts, {
    email,
    headers: given.headers,
    judge: async () => {
      const body = {
        currentPassword: normalisePassword(given.current),
        newPassword: next,
        revokeOtherSessions: true,
      };
      const headers = authHeaders(given.headers, parts.cookies);
      const answer = await parts.auth.api.changePassword({ body, headers, returnHeaders: true }).catch(wrongPassword);
      if (answer === null) return { verdict: 'wrong' };
      const cookies = answer.headers.getSetCookie();
      return { verdict: 'passed', outcome: await withSession(parts, { kind: 'changed', cookies }) };
    },
  });
}

/** Null for a wrong password or an account without one; rethrows everything else. */
export function wrongPassword(error: unknown): null {
  const code = refusalCode(error);
  if (code === 'INVALID_PASSWORD' || code === 'CREDENTIAL_ACCOUNT_NOT_FOUND') return null;
  throw error;
}
