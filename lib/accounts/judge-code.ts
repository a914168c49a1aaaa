import { findFactor, type KeptFactor, replaceSealed, takeStep } from '#lib/db/accounts/two-factor.ts';
import type { Transaction } from '#lib/db/database.ts';
import { Unreadable } from '#lib/vault/unreadable.ts';
import { stepOf } from './one-time-code.ts';
import type { Parts } from './parts.ts';
import { openFactor, placeOf } from './sealed-factor.ts';

/** `gone`: the second factor has been switched off. `unreadable`: none of this process's secrets decrypts it. */
export type CodeVerdict = 'right' | 'wrong' | 'gone' | 'unreadable';

/** Consumes an authenticator or backup code. Of concurrent uses of one code, across all processes, exactly one is right. */
export async function judgeCode(
  tx: Transaction,
  parts: Parts,
  { userId, code }: { userId: string; code: string },
): Promise<CodeVerdict> {
  const factor = await findFactor(tx, userId);
  if (factor === null || !factor.verified) return 'gone';
  try {
    const isRight = /^\d{6}$/u.test(code)
      ? await takeOneTimeCode(tx, parts, { factor, code })
      : await takeBackupCode(tx, parts, { userId, code });
    return isRight ? 'right' : 'wrong';
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable';
    throw error;
  }
}

type Use = { readonly factor: KeptFactor; readonly code: string };

async function takeOneTimeCode(tx: Transaction, parts: Parts, { factor, code }: Use): Promise<boolean> {
  const secret = await openFactor(parts, factor, 'secret');
  const step = stepOf(code, { secret, now: parts.now() });
  return step !== null && takeStep(tx, { id: factor.id, step });
}

/** Retries if another code was used, or the codes were re-encrypted, concurrently. */
async function takeBackupCode(
  tx: Transaction,
  parts: Parts,
  { userId, code }: { userId: string; code: string },
): Promise<boolean> {
  for (;;) {
    const factor = await findFactor(tx, userId);
    if (factor === null) return false;
    const codes = JSON.parse(await openFactor(parts, factor, 'backupCodes')) as string[];
    if (!codes.includes(code)) return false;
    const left = JSON.stringify(codes.filter((other) => other !== code));
    const after = parts.vault.seal(left, placeOf(userId, 'backupCodes'));
    const before = factor.backupCodes;
    if (await replaceSealed(tx, { id: factor.id, column: 'backupCodes', before, after })) return true;
  }
}

/** Accepts full-width digits (Japanese keyboards) and digits in groups. */
export function normaliseCode(given: string): string {
  return given.normalize('NFKC').replaceAll(/\s/gu, '');
}
