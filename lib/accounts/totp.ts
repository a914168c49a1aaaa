import { generateRandomString } from 'better-auth/crypto';
import type { Person } from '#lib/domain/access.ts';
import { endOtherSessions } from '#lib/db/accounts/sessions.ts';
import { beginFactor, confirmFactor, findFactor } from '#lib/db/accounts/two-factor.ts';
import { securityOf } from '#lib/db/accounts/users.ts';
import { Unreadable } from '#lib/vault/unreadable.ts';
import { endBroughtSession, withSession } from './begin-session.ts';
import { wrongPassword } from './change-password.ts';
import { authHeaders } from './cookies.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { normaliseCode } from './judge-code.ts';
import { otpauthUri, stepOf } from './one-time-code.ts';
import { type Locked, REFUSED, type Refused, UNREADABLE, type UnreadableFactor, type WithSession } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { openFactor, sealFactor } from './sealed-factor.ts';
import { normalisePassword } from './weak-password.ts';

type PasswordRequest = { readonly person: Person; readonly headers: Headers; readonly password: string };

/** `uri` is the QR code's text. The backup codes can't be retrieved again. */
type Started = { readonly kind: 'started'; readonly uri: string; readonly backupCodes: readonly string[] };
type AlreadyOn = { readonly kind: 'already-on' };

export type StartOutcome = Started | AlreadyOn | Refused | Locked;
export type ConfirmOutcome = WithSession<'confirmed'> | AlreadyOn | Refused | UnreadableFactor;
export type DisableOutcome = WithSession<'disabled'> | Refused | Locked;

const ALREADY_ON: AlreadyOn = { kind: 'already-on' };
const SECRET_CHARACTERS = 32;
const BACKUP_CODES = 10;
const BACKUP_CODE_HALF = 5;

/** Takes effect at sign-in only after `confirmTotp`; until then it may be restarted. */
export async function startTotp(parts: Parts, { person, headers, password }: PasswordRequest): Promise<StartOutcome> {
  if ((await securityOf(parts.db, person.id)).totp) return ALREADY_ON;
  return judgeAttempt<StartOutcome>(parts, {
    email: person.email,
    headers,
    judge: async () => {
      const body = { password: normalisePassword(password) };
      const request = { body, headers: authHeaders(headers, parts.cookies) };
      if ((await parts.auth.api.verifyPassword(request).catch(wrongPassword)) === null) return { verdict: 'wrong' };
      const secret = generateRandomString(SECRET_CHARACTERS);
      const backupCodes = Array.from({ length: BACKUP_CODES }, newBackupCode);
      const sealed = sealFactor(parts, { userId: person.id, secret, backupCodes });
      if (!(await beginFactor(parts.db, { userId: person.id, ...sealed })))
        return { verdict: 'passed', outcome: ALREADY_ON };
      const uri = otpauthUri(secret, { issuer: 'Haizen', account: person.email });
      return { verdict: 'passed', outcome: { kind: 'started', uri, backupCodes } };
    },
  });
}

/** Switches the second factor on. Ends the person's other sessions, which were created without it. */
export async function confirmTotp(
  parts: Parts,
  { person, headers, code }: { person: Person; headers: Headers; code: string },
): Promise<ConfirmOutcome> {
  const factor = await findFactor(parts.db, person.id);
  if (factor === null) return REFUSED;
  if (factor.verified) return ALREADY_ON;
  const secret = await openFactor(parts, factor, 'secret').catch(unreadable);
  if (secret === null) return UNREADABLE;
  const step = stepOf(normaliseCode(code), { secret, now: parts.now() });
  if (step === null || !(await confirmFactor(parts.db, { id: factor.id, step, person }))) return REFUSED;
  const shown = authHeaders(headers, parts.cookies);
  const request = { body: { userId: person.id }, headers: shown, returnHeaders: true } as const;
  const cookies = (await parts.auth.api.openSession(request)).headers.getSetCookie();
  await endBroughtSession(parts, headers);
  return withSession(parts, { kind: 'confirmed', cookies });
}

/** Switches the second factor off. Ends the person's other sessions. */
export async function disableTotp(
  parts: Parts,
  { person, headers, password }: PasswordRequest,
): Promise<DisableOutcome> {
  return judgeAttempt<DisableOutcome>(parts, {
    email: person.email,
    headers,
    judge: async () => {
      const body = { password: normalisePassword(password) };
      const request = { body, headers: authHeaders(headers, parts.cookies), returnHeaders: true } as const;
      const answer = await parts.auth.api.disableTwoFactor(request).catch(wrongPassword);
      if (answer === null) return { verdict: 'wrong' };
      const disabled = await withSession(parts, { kind: 'disabled', cookies: answer.headers.getSetCookie() });
      await endOtherSessions(parts.db, disabled.person);
      return { verdict: 'passed', outcome: disabled };
    },
  });
}

function newBackupCode(): string {
  const half = () => generateRandomString(BACKUP_CODE_HALF, 'a-z', '0-9', 'A-Z');
  return `${half()}-${half()}`;
}

function unreadable(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}
