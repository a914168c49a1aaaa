import { emailOf } from '../db/accounts/users.ts';
import { refusalCode } from './auth-error.ts';
import { beginSession } from './begin-session.ts';
import { authHeaders } from './cookies.ts';
import { judgeAttempt } from './judge-attempt.ts';
import type { Locked, Refused, SignedIn } from './outcomes.ts';
import type { Parts } from './parts.ts';

/** Ten minutes have passed since the password, or five codes were wrong: the password is asked for again. */
type Expired = { readonly kind: 'expired' };

export type TotpOutcome = SignedIn | Expired | Refused | Locked;

const EXPIRED: Expired = { kind: 'expired' };
const SPENT = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);
/** A conflict: somebody else has used a backup code in the same moment. */
const WRONG = new Set(['INVALID_CODE', 'INVALID_BACKUP_CODE', 'CONFLICT']);

/** The second factor after a right password: a code of the app, or one of the backup codes, which goes with its use. */
export async function verifyTotp(
  parts: Parts,
  { code, headers }: { code: string; headers: Headers },
): Promise<TotpOutcome> {
  const { auth, db } = parts;
  const shown = authHeaders(headers, 'two_factor');
  const userId = await auth.api.readChallenge({ headers: shown });
  const email = userId === null ? null : await emailOf(db, userId);
  if (email === null) return EXPIRED;
  return judgeAttempt<TotpOutcome>(parts, {
    email,
    judge: async () => {
      const answer = await askForCode(parts, { code: normaliseCode(code), headers: shown });
      if (answer === 'wrong') return { verdict: 'wrong' };
      if (answer === 'spent') return { verdict: 'wrong', outcome: EXPIRED };
      const cookies = answer.headers.getSetCookie();
      return { verdict: 'passed', outcome: await beginSession(parts, { cookies, headers }) };
    },
  });
}

async function askForCode({ auth }: Parts, { code, headers }: { code: string; headers: Headers }) {
  const request = { body: { code }, headers, returnHeaders: true } as const;
  try {
    return /^\d{6}$/u.test(code) ? await auth.api.verifyTOTP(request) : await auth.api.verifyBackupCode(request);
  } catch (error) {
    const refusal = refusalCode(error);
    if (WRONG.has(refusal)) return 'wrong';
    if (SPENT.has(refusal)) return 'spent';
    throw error;
  }
}

/** As it is read out or typed on a Japanese keyboard: full-width, in groups. */
export function normaliseCode(given: string): string {
  return given.normalize('NFKC').replaceAll(/\s/gu, '');
}
