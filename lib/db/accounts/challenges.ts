import type { Database } from '#lib/db/database.ts';

/** A correct password that still needs the second factor. Created by better-auth; a signed cookie identifies it. */
type Challenge = { readonly identifier: string; readonly now: Date };

/** The user's id; null if the challenge was answered, used up or has expired. */
export async function findChallenge(db: Database, { identifier, now }: Challenge): Promise<string | null> {
  const row = await db.verification.findFirst({ where: { identifier, expiresAt: { gt: now } } });
  return row?.value ?? null;
}

/** Counts an attempt before it is verified; false after the fifth. */
export async function takeChallengeAttempt(db: Database, { identifier, now }: Challenge): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE verification SET value = (value::int + 1)::text, updated_at = ${now}::timestamptz
    WHERE identifier = ${attemptsOf(identifier)} AND expires_at > ${now}::timestamptz
      AND value IN ('0', '1', '2', '3', '4')`;
  return taken > 0;
}

/** Ends a challenge; only one of several concurrent callers gets true. */
export async function endChallenge(db: Database, identifier: string): Promise<boolean> {
  const { count } = await db.verification.deleteMany({ where: { identifier } });
  await db.verification.deleteMany({ where: { identifier: attemptsOf(identifier) } });
  return count > 0;
}

/** Named by better-auth. */
function attemptsOf(identifier: string): string {
  return `2fa-attempts-${identifier}`;
}
