import type { Database } from '#lib/db/database.ts';

/** Under which name it is counted, an e-mail or that with a trusted browser's id, and when it was made. */
type Attempt = { readonly name: string; readonly now: Date };

type Taking = { readonly taken: true } | { readonly taken: false; readonly lockedUntil: Date };

/** Where another process locked the name in the same moment, its row is not seen yet. */
const SHORTEST_LOCK_MS = 60_000;

/**
 * Counts an attempt as failed before it is judged, so that any number at once get no more guesses than one after another:
 * the fifth locks the name for a minute, each further one for twice as long, up to an hour. A day's quiet forgets all.
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

/** For an attempt that was no guess after all: a right password that a second factor has to follow, a database away. */
export async function giveBackAttempt(db: Database, name: string): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_lock SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE email = ${name}`;
}

/** For a success; what others left behind a day ago goes with it, so that the table does not grow. */
export async function forgetAttempts(db: Database, { name, now }: Attempt): Promise<void> {
  await db.$executeRaw`
    DELETE FROM sign_in_lock WHERE email = ${name} OR failed_at < ${now}::timestamptz - interval '1 day'`;
}
