import { createChallenge } from '#lib/db/accounts/challenges.ts';
import { recordRefusal, type Refusal } from '#lib/db/accounts/sign-in-refusals.ts';
import { type Credential, lockCredential } from '#lib/db/accounts/users.ts';
import { cookieLine } from './cookies.ts';
import { normaliseEmail } from './email.ts';
import { judgeAttempt, type Verdict } from './judge-attempt.ts';
import { endBroughtSession, openSession } from './open-session.ts';
import { type Locked, type Parts, REFUSED, type Refused, type RequestContext, type SignedIn } from './parts.ts';
import { verifyPassword } from './verify-password.ts';

export type SignInOutcome =
  | SignedIn
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  | Refused
  | Locked;

/** After the password, the second factor must follow within this time. */
const CHALLENGE_SECONDS = 10 * 60;

const REFUSAL_ACTS = { refused: 'sign-in-refused', locked: 'sign-in-locked' } as const;

/** Checks the password. Someone with a second factor gets a challenge instead of a session. */
export async function signIn(
  parts: Parts,
  given: RequestContext & { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const outcome = await attempt(parts, given);
  if (outcome.kind === 'refused' || outcome.kind === 'locked') {
    const { email, by } = given;
    const refusal: Refusal = {
      act: REFUSAL_ACTS[outcome.kind],
      by: { ...by, kind: 'person', name: email },
      subject: email,
    };
    await recordRefusal(parts.db, refusal);
  }
  return outcome;
}

type Given = Parameters<typeof signIn>[1];

async function attempt(parts: Parts, { password, headers, by, ...given }: Given): Promise<SignInOutcome> {
  const email = normaliseEmail(given.email);
  if (email === null) return REFUSED;
  return judgeAttempt<SignInOutcome>(parts, {
    email,
    headers,
    judge: async () => {
      const credential = await verifyPassword(parts, { email }, password);
      return credential === null ? { verdict: 'wrong' } : complete(parts, { credential, headers, by });
    },
  });
}

function complete(
  parts: Parts,
  { credential, headers, by }: RequestContext & { readonly credential: Credential },
): Promise<Verdict<SignInOutcome>> {
  const { userId } = credential;
  return parts.db.$transaction(async (tx) => {
    // A change of the password or the second factor ended all sessions, so none may start with what was valid before.
    if (!(await lockCredential(tx, credential))) return { verdict: 'pending', outcome: REFUSED };
    if (!credential.totp) return { verdict: 'passed', outcome: await openSession(tx, parts, { userId, headers, by }) };
    await endBroughtSession(tx, parts, headers);
    const now = parts.now();
    const expiresAt = new Date(now.getTime() + CHALLENGE_SECONDS * 1_000);
    const value = await createChallenge(tx, { userId, now, expiresAt });
    const cookies = [
      cookieLine({ kind: 'session_token', value: '', maxAgeSeconds: 0 }, parts.cookies),
      cookieLine({ kind: 'two_factor', value, maxAgeSeconds: CHALLENGE_SECONDS }, parts.cookies),
    ];
    // A right password alone must not clear failures, or it would allow unlimited guesses at the code.
    return { verdict: 'pending', outcome: { kind: 'second-factor', cookies } };
  });
}
