import { endSession } from '#lib/db/accounts/sessions.ts';
import { securityOf } from '#lib/db/accounts/users.ts';
import { refusalCode } from './auth-error.ts';
import { beginSession, endBroughtSession } from './begin-session.ts';
import { authHeaders } from './cookies.ts';
import { normaliseEmail } from './email.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { type Locked, REFUSED, type Refused, type SignedIn } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { normalisePassword } from './weak-password.ts';

export type SignInOutcome =
  | SignedIn
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  | Refused
  | Locked;

/** An unknown e-mail takes as long as a wrong password: better-auth hashes in both cases. */
export async function signIn(
  parts: Parts,
  given: { email: string; password: string; headers: Headers },
): Promise<SignInOutcome> {
  const email = normaliseEmail(given.email);
  if (email === null) return REFUSED;
  const { headers } = given;
  return judgeAttempt<SignInOutcome>(parts, {
    email,
    headers,
    judge: async () => {
      const answer = await verifyPassword(parts, { email, password: normalisePassword(given.password), headers });
      if (answer === null) return { verdict: 'wrong' };
      const cookies = answer.headers.getSetCookie();
      if ('twoFactorRedirect' in answer.response) {
        // These cookies delete the browser's session cookie, so end the session too.
        await endBroughtSession(parts, headers);
        // A right password alone must not clear failures, or it would allow unlimited guesses at the code.
        return { verdict: 'pending', outcome: { kind: 'second-factor', cookies } };
      }
      const begun = await beginSession(parts, { cookies, headers });
      // A second factor switched on during password verification ended all earlier sessions; this one must end too.
      if (!(await securityOf(parts.db, begun.person.id)).totp) return { verdict: 'passed', outcome: begun };
      await endSession(parts.db, begun.person, begun.person.sessionId);
      return { verdict: 'pending', outcome: REFUSED };
    },
  });
}

async function verifyPassword(
  { auth, cookies }: Parts,
  { email, password, headers }: { email: string; password: string; headers: Headers },
) {
  try {
    return await auth.api.signInEmail({
      body: { email, password },
      headers: authHeaders(headers, cookies),
      returnHeaders: true,
    });
  } catch (error) {
    if (refusalCode(error) === 'INVALID_EMAIL_OR_PASSWORD') return null;
    throw error;
  }
}
