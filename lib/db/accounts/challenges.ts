import { randomBytes } from 'node:crypto';
import type { Transaction } from '#lib/db/database.ts';

/** A correct password that still needs the second factor; a signed cookie identifies it. */
type Challenge = { readonly identifier: string; readonly now: Date };

/** Creates a challenge and returns its identifier. The number of its attempts is a row of its own. */
export async function createChallenge(
  tx: Transaction,
  { userId, now, expiresAt }: { userId: string; now: Date; expiresAt: Date },
): Promise<string> {
  const identifier = `2fa-${randomBytes(16).toString('base64url')}`;
  const times = { expiresAt, createdAt: now, updatedAt: now };
  await tx.verification.createMany({
    data: [
      { identifier, value: userId, ...times },
      { identifier: attemptsOf(identifier), value: '0', ...times },
    ],
  });
  return identifier;
}

/** The user's id; null if the challenge was answered, used up or has expired. */
export async function findChallenge(tx: Transaction, { identifier, now }: Challenge): Promise<string | null> {
  const row = await tx.verification.findFirst({ where: { identifier, expiresAt: { gt: now } } });
  return row?.value ?? null;
}

/** Counts an attempt before it is verified; false after the fifth. */
export async function takeChallengeAttempt(tx: Transaction, { identifier, now }: Challenge): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE verification SET value = (value::int + 1)::text, updated_at = ${now}::timestamptz
    WHERE identifier = ${attemptsOf(identifier)} AND expires_at > ${now}::timestamptz
      AND value IN ('0', '1', '2', '3', '4')`;
  return taken > 0;
}

/** Ends a challenge; only one of several concurrent callers gets true. */
export async function endChallenge(tx: Transaction, identifier: string): Promise<boolean> {
  const { count } = await tx.verification.deleteMany({ where: { identifier } });
  await tx.verification.deleteMany({ where: { identifier: attemptsOf(identifier) } });
  return count > 0;
}

function attemptsOf(identifier: string): string {
  return `2fa-attempts-${identifier}`;
}
