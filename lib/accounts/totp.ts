import { generateRandomString } from 'better-auth/crypto';
import { beginFactor, confirmFactor, deleteFactor, findFactor } from '#lib/db/accounts/two-factor.ts';
import { lockCredential, securityOf } from '#lib/db/accounts/users.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Person } from '#lib/domain/access.ts';
import { Unreadable } from '#lib/vault/unreadable.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { normaliseCode } from './judge-code.ts';
import { otpauthUri, stepOf } from './one-time-code.ts';
import { replaceSessions } from './open-session.ts';
import {
  type Locked,
  type Parts,
  REFUSED,
  type Refused,
  type RequestContext,
  UNREADABLE,
  type UnreadableFactor,
  type WithSession,
} from './parts.ts';
import { openFactor, sealFactor } from './sealed-factor.ts';
import { verifyPassword } from './verify-password.ts';

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

type Starting = { readonly person: Person; readonly headers: Headers; readonly password: string };

/** Takes effect at sign-in only after `confirmTotp`, which is audited; until then it may be restarted. */
export async function startTotp(parts: Parts, { person, headers, password }: Starting): Promise<StartOutcome> {
  if ((await securityOf(parts.db, person.id)).totp) return ALREADY_ON;
  return judgeAttempt<StartOutcome>(parts, {
    email: person.email,
    headers,
    judge: async () => {
      if ((await verifyPassword(parts, { id: person.id }, password)) === null) return { verdict: 'wrong' };
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
  { person, headers, by, code }: RequestContext & { readonly person: Person; readonly code: string },
): Promise<ConfirmOutcome> {
  const factor = await findFactor(parts.db, person.id);
  if (factor === null) return REFUSED;
  if (factor.verified) return ALREADY_ON;
  const secret = await openFactor(parts, factor, 'secret').catch(unreadable);
  if (secret === null) return UNREADABLE;
  const step = stepOf(normaliseCode(code), { secret, now: parts.now() });
  if (step === null) return REFUSED;
  return parts.db.$transaction(async (tx) => {
    if (!(await confirmFactor(tx, { id: factor.id, step, userId: person.id }))) return REFUSED;
    await recordAuditEvent(tx, { act: 'second-factor-on', by });
    return replaceSessions(tx, parts, { kind: 'confirmed', userId: person.id, headers, by });
  });
}

/** Switches the second factor off. Ends the person's other sessions. */
export async function disableTotp(
  parts: Parts,
  { person, headers, by, password }: RequestContext & Starting,
): Promise<DisableOutcome> {
  return judgeAttempt<DisableOutcome>(parts, {
    email: person.email,
    headers,
    judge: async () => {
      const verified = await verifyPassword(parts, { id: person.id }, password);
      if (verified === null) return { verdict: 'wrong' };
      return parts.db.$transaction(async (tx) => {
        if (!(await lockCredential(tx, verified))) return { verdict: 'pending', outcome: REFUSED };
        await deleteFactor(tx, person.id);
        await recordAuditEvent(tx, { act: 'second-factor-off', by });
        const replaced = await replaceSessions(tx, parts, { kind: 'disabled', userId: person.id, headers, by });
        return { verdict: 'passed', outcome: replaced };
      });
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
