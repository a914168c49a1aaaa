import { randomUUID } from 'node:crypto';
import type { Person } from '#lib/domain/access.ts';
import type { Database } from '#lib/db/database.ts';

/** A second factor as it is kept: both texts are sealed. */
export type KeptFactor = {
  readonly id: string;
  readonly userId: string;
  readonly secret: string;
  readonly backupCodes: string;
  /** A first code was confirmed: it is asked for at every sign-in. */
  readonly verified: boolean;
};

const select = { id: true, userId: true, secret: true, backupCodes: true, verified: true } as const;

export function findFactor(db: Database, userId: string): Promise<KeptFactor | null> {
  return db.twoFactor.findUnique({ where: { userId }, select });
}

export function listFactors(db: Database): Promise<KeptFactor[]> {
  return db.twoFactor.findMany({ select });
}

/** In place of one that was begun and never confirmed; false where one is in use. */
export async function beginFactor(
  db: Database,
  { userId, secret, backupCodes }: Pick<KeptFactor, 'userId' | 'secret' | 'backupCodes'>,
): Promise<boolean> {
  // With a new id, so that a code of the one before can confirm nothing.
  const begun = await db.$executeRaw`
    INSERT INTO two_factor AS kept (id, user_id, secret, backup_codes, verified)
    VALUES (${randomUUID()}, ${userId}, ${secret}, ${backupCodes}, false)
    ON CONFLICT (user_id) DO UPDATE SET
      id = EXCLUDED.id, secret = EXCLUDED.secret, backup_codes = EXCLUDED.backup_codes, last_used_step = NULL
    WHERE NOT kept.verified`;
  return begun > 0;
}

/** Of any number of uses of one code one gets true; and none that is older than what was used already. */
export async function takeStep(db: Database, { id, step }: { id: string; step: number }): Promise<boolean> {
  const isLater = [{ lastUsedStep: null }, { lastUsedStep: { lt: step } }];
  const { count } = await db.twoFactor.updateMany({
    where: { id, verified: true, OR: isLater },
    data: { lastUsedStep: step },
  });
  return count > 0;
}

/** Counts from now on: the code's step is used, and the person's other sessions end. False where it was not begun any more. */
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

/** False where the column holds something else by now. */
export async function replaceSealed(
  db: Database,
  { id, column, before, after }: { id: string; column: Column; before: string; after: string },
): Promise<boolean> {
  const { count } = await db.twoFactor.updateMany({ where: { id, [column]: before }, data: { [column]: after } });
  return count > 0;
}
