import { endChallenge, findChallenge, takeChallengeAttempt } from '#lib/db/accounts/challenges.ts';
import { emailOf } from '#lib/db/accounts/users.ts';
import { cookieLine, readCookie } from './cookies.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { judgeCode, normaliseCode } from './judge-code.ts';
import { openSession } from './open-session.ts';
import {
  type Locked,
  type Parts,
  type Refused,
  type RequestContext,
  type SignedIn,
  UNREADABLE,
  type UnreadableFactor,
} from './parts.ts';

/** Ten minutes since the password, or five wrong codes: the password is required again. */
type Expired = { readonly kind: 'expired' };

export type TotpOutcome = SignedIn | Expired | Refused | Locked | UnreadableFactor;

const EXPIRED: Expired = { kind: 'expired' };

/** Verifies the second factor after a right password: an authenticator code or a single-use backup code. */
export async function verifyTotp(
  parts: Parts,
  { code, headers, by }: RequestContext & { readonly code: string },
): Promise<TotpOutcome> {
  const { db, now, cookies: settings } = parts;
  const identifier = readCookie(headers, { kind: 'two_factor', settings })?.value;
  if (identifier === undefined) return EXPIRED;
  const userId = await findChallenge(db, { identifier, now: now() });
  const email = userId === null ? null : await emailOf(db, userId);
  if (userId === null || email === null) return EXPIRED;
  return judgeAttempt<TotpOutcome>(parts, {
    email,
    headers,
    judge: async () => {
      if (!(await takeChallengeAttempt(db, { identifier, now: now() }))) return { verdict: 'wrong', outcome: EXPIRED };
      return db.$transaction(async (tx) => {
        const verdict = await judgeCode(tx, parts, { userId, code: normaliseCode(code) });
        if (verdict === 'wrong') return { verdict };
        if (verdict === 'unreadable') return { verdict: 'pending', outcome: UNREADABLE };
        // Another request completed this challenge first, or the second factor was switched off.
        if (verdict === 'gone' || !(await endChallenge(tx, identifier)))
          return { verdict: 'pending', outcome: EXPIRED };
        const opened = await openSession(tx, parts, { userId, headers, by });
        const dropped = cookieLine({ kind: 'two_factor', value: '', maxAgeSeconds: 0 }, settings);
        return { verdict: 'passed', outcome: { ...opened, cookies: [...opened.cookies, dropped] } };
      });
    },
  });
}
