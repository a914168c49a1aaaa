import type { Database } from '#lib/db/database.ts';

/** `name` is an e-mail, or an e-mail with a trusted browser's id; attempts are counted per name. */
type Attempt = { readonly name: string; readonly now: Date };

type Taking = { readonly taken: true } | { readonly taken: false; readonly lockedUntil: Date };

/** Used if another process locked the name at the same moment and its row isn't visible yet. */
const SHORTEST_LOCK_MS = 60_000;

/**
 * Counts an attempt as failed before it is verified, so that concurrent attempts get no more guesses than sequential
 * ones. The fifth locks the name for a minute, each further one for twice as long, up to an hour. A day without
 * attempts resets the count.
 */
export async function takeAttempt(db: Database, { name, now }: Attempt): Promise<Taking> {
  const [found] = await db.$queryRaw<[{ taken: boolean; lockedUntil: Date | null }]>`
    WITH taken AS (
      INSERT INTO sign_in_lock AS lock (email, failures, failed_at) VALUES (${name}, 1, ${now}::timestamptz)
      ON CONFLICT (email) DO UPDATE SET
        failed_at = EXCLUDED.failed_at,
        failures = CASE WHEN lock.failed_at < EXCLUDED.failed_at - interval '1 day' THEN 1 ELSE lock.failures + 1 END,
        locked_until = CASE WHEN lock.failures >= 4 AND lock.failed_at >= EXCLUDED.failed_at - interval '1 day'
          THEN EXCLUDED.failed_at + least(interval '1 minute' * 2 ^ least(lock.failures - 4, 10), interval '1 hour') END
      WHERE lock.locked_until IS NULL OR lock.locked_until <= EXCLUDED.failed_at
      RETURNING 1)
    SELECT EXISTS (SELECT FROM taken) AS taken,
      (SELECT locked_until FROM sign_in_lock WHERE email = ${name}) AS "lockedUntil"`;
  if (found.taken) return { taken: true };
  return { taken: false, lockedUntil: found.lockedUntil ?? new Date(now.getTime() + SHORTEST_LOCK_MS) };
}

/** For attempts that weren't wrong guesses: a correct password awaiting the second factor, or a database outage. */
export async function giveBackAttempt(db: Database, name: string): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_lock SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE email = ${name}`;
}

/** For a success. Also deletes entries older than a day, so that the table doesn't grow. */
export async function forgetAttempts(db: Database, { name, now }: Attempt): Promise<void> {
  await db.$executeRaw`
    DELETE FROM sign_in_lock WHERE email = ${name} OR failed_at < ${now}::timestamptz - interval '1 day'`;
}
