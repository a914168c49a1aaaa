import { randomUUID } from 'node:crypto';
import type { Transaction } from '#lib/db/database.ts';

/** A stored second factor; `secret` and `backupCodes` are sealed. */
export type KeptFactor = {
  readonly id: string;
  readonly userId: string;
  readonly secret: string;
  readonly backupCodes: string;
  /** Whether a first code was confirmed; from then on every sign-in requires a code. */
  readonly verified: boolean;
};

const select = { id: true, userId: true, secret: true, backupCodes: true, verified: true } as const;

export function findFactor(tx: Transaction, userId: string): Promise<KeptFactor | null> {
  return tx.twoFactor.findUnique({ where: { userId }, select });
}

export function listFactors(tx: Transaction): Promise<KeptFactor[]> {
  return tx.twoFactor.findMany({ select });
}

/** Replaces a factor that was never confirmed; false if one is in use. */
export async function beginFactor(
  tx: Transaction,
  { userId, secret, backupCodes }: Pick<KeptFactor, 'userId' | 'secret' | 'backupCodes'>,
): Promise<boolean> {
  // A new id, so that a code of the replaced factor can't confirm this one.
  const begun = await tx.$executeRaw`
    INSERT INTO two_factor AS kept (id, user_id, secret, backup_codes, verified)
    VALUES (${randomUUID()}, ${userId}, ${secret}, ${backupCodes}, false)
    ON CONFLICT (user_id) DO UPDATE SET
      id = EXCLUDED.id, secret = EXCLUDED.secret, backup_codes = EXCLUDED.backup_codes, last_used_step = NULL
    WHERE NOT kept.verified`;
  return begun > 0;
}

/** Only one of several uses of a code gets true, and none that is older than the last code used. */
export async function takeStep(tx: Transaction, { id, step }: { id: string; step: number }): Promise<boolean> {
  const isLater = [{ lastUsedStep: null }, { lastUsedStep: { lt: step } }];
  const { count } = await tx.twoFactor.updateMany({
    where: { id, verified: true, OR: isLater },
    data: { lastUsedStep: step },
  });
  return count > 0;
}

/** Activates the factor and uses up the code's step; false if it is no longer pending. */
export async function confirmFactor(
  tx: Transaction,
  { id, step, userId }: { id: string; step: number; userId: string },
): Promise<boolean> {
  const { count } = await tx.twoFactor.updateMany({
    where: { id, userId, verified: false },
    data: { verified: true, lastUsedStep: step },
  });
  if (count === 0) return false;
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: true } });
  return true;
}

export async function deleteFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.twoFactor.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
}

type Column = 'secret' | 'backupCodes';

/** False if the column's value has changed since. */
export async function replaceSealed(
  tx: Transaction,
  { id, column, before, after }: { id: string; column: Column; before: string; after: string },
): Promise<boolean> {
  const { count } = await tx.twoFactor.updateMany({ where: { id, [column]: before }, data: { [column]: after } });
  return count > 0;
}
