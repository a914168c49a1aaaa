import type { Person } from '../domain/access.ts';
import { endOtherSessions } from '../db/accounts/sessions.ts';
import { securityOf } from '../db/accounts/users.ts';
import { refusalCode } from './auth-error.ts';
import { withSession } from './begin-session.ts';
import { wrongPassword } from './change-password.ts';
import { authHeaders } from './cookies.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { type Locked, REFUSED, type Refused, type WithSession } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { normaliseCode } from './verify-totp.ts';
import { normalisePassword } from './weak-password.ts';

type Asking = { readonly person: Person; readonly headers: Headers; readonly password: string };

/** `uri` is the QR code's text. The backup codes are shown this once. */
type Started = { readonly kind: 'started'; readonly uri: string; readonly backupCodes: readonly string[] };
type AlreadyOn = { readonly kind: 'already-on' };

export type StartOutcome = Started | AlreadyOn | Refused | Locked;
export type ConfirmOutcome = WithSession<'confirmed'> | AlreadyOn | Refused;
export type DisableOutcome = WithSession<'disabled'> | Refused | Locked;

/** Nothing is asked for at sign-in before a first code has been confirmed; until then it may be started anew. */
export async function startTotp(parts: Parts, { person, headers, password }: Asking): Promise<StartOutcome> {
  if ((await securityOf(parts.db, person.id)).totp) return { kind: 'already-on' };
  return judgeAttempt<StartOutcome>(parts, {
    email: person.email,
    judge: async () => {
      const body = { password: normalisePassword(password), method: 'totp' } as const;
      const request = { body, headers: authHeaders(headers, 'session_token') };
      const started = await parts.auth.api.enableTwoFactor(request).catch(wrongPassword);
      if (started === null) return { verdict: 'wrong' };
      if (started.method !== 'totp') throw new Error(`a second factor by ${started.method} was not asked for`);
      return {
        verdict: 'passed',
        outcome: { kind: 'started', uri: started.totpURI, backupCodes: started.backupCodes },
      };
    },
  });
}

export async function confirmTotp(
  parts: Parts,
  { person, headers, code }: { person: Person; headers: Headers; code: string },
): Promise<ConfirmOutcome> {
  if ((await securityOf(parts.db, person.id)).totp) return { kind: 'already-on' };
  const request = {
    body: { code: normaliseCode(code) },
    headers: authHeaders(headers, 'session_token'),
    returnHeaders: true,
  } as const;
  const confirmed = await parts.auth.api.verifyTOTP(request).catch(wrongCode);
  if (confirmed === null) return REFUSED;
  return withSession(parts, { kind: 'confirmed', cookies: confirmed.headers.getSetCookie() });
}

/** The person's other sessions end. */
export async function disableTotp(parts: Parts, { person, headers, password }: Asking): Promise<DisableOutcome> {
  return judgeAttempt<DisableOutcome>(parts, {
    email: person.email,
    judge: async () => {
      const body = { password: normalisePassword(password) };
      const request = { body, headers: authHeaders(headers, 'session_token'), returnHeaders: true } as const;
      const answer = await parts.auth.api.disableTwoFactor(request).catch(wrongPassword);
      if (answer === null) return { verdict: 'wrong' };
      const disabled = await withSession(parts, { kind: 'disabled', cookies: answer.headers.getSetCookie() });
      await endOtherSessions(parts.db, disabled.person);
      return { verdict: 'passed', outcome: disabled };
    },
  });
}

/** Null for a wrong code, and where none was asked for. */
function wrongCode(error: unknown): null {
  const code = refusalCode(error);
  if (code === 'INVALID_CODE' || code === 'TOTP_NOT_ENABLED') return null;
  throw error;
}
