import { randomUUID } from 'node:crypto';
import type { Person } from '#lib/domain/access.ts';
import type { Database } from '#lib/db/database.ts';

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

export function findFactor(db: Database, userId: string): Promise<KeptFactor | null> {
  return db.twoFactor.findUnique({ where: { userId }, select });
}

export function listFactors(db: Database): Promise<KeptFactor[]> {
  return db.twoFactor.findMany({ select });
}

/** Replaces a factor that was never confirmed; false if one is in use. */
export async function beginFactor(
  db: Database,
  { userId, secret, backupCodes }: Pick<KeptFactor, 'userId' | 'secret' | 'backupCodes'>,
): Promise<boolean> {
  // A new id, so that a code of the replaced factor can't confirm this one.
  const begun = await db.$executeRaw`
    INSERT INTO two_factor AS kept (id, user_id, secret, backup_codes, verified)
    VALUES (${randomUUID()}, ${userId}, ${secret}, ${backupCodes}, false)
    ON CONFLICT (user_id) DO UPDATE SET
      id = EXCLUDED.id, secret = EXCLUDED.secret, backup_codes = EXCLUDED.backup_codes, last_used_step = NULL
    WHERE NOT kept.verified`;
  return begun > 0;
}

/** Only one of several uses of a code gets true, and none that is older than the last code used. */
export async function takeStep(db: Database, { id, step }: { id: string; step: number }): Promise<boolean> {
  const isLater = [{ lastUsedStep: null }, { lastUsedStep: { lt: step } }];
  const { count } = await db.twoFactor.updateMany({
    where: { id, verified: true, OR: isLater },
    data: { lastUsedStep: step },
  });
  return count > 0;
}

/** Activates the factor, uses up the code's step and ends the person's other sessions. False if no longer pending. */
export function confirmFactor(
  db: Database,
  { id, step, person }: { id: string; step: number; person: Person },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.twoFactor.updateMany({
      where: { id, userId: person.id, verified: false },
      data: { verified: true, lastUsedStep: step },
    });
    if (count === 0) return false;
    await tx.user.update({ where: { id: person.id }, data: { twoFactorEnabled: true } });
    await tx.session.deleteMany({ where: { userId: person.id, id: { not: person.sessionId } } });
    return true;
  });
}

type Column = 'secret' | 'backupCodes';

/** False if the column's value has changed since. */
export async function replaceSealed(
  db: Database,
  { id, column, before, after }: { id: string; column: Column; before: string; after: string },
): Promise<boolean> {
  const { count } = await db.twoFactor.updateMany({ where: { id, [column]: before }, data: { [column]: after } });
  return count > 0;
}
