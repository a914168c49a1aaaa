import { Problem } from '#lib/launch/problem.ts';
import { advisoryLockKey } from '#lib/postgres/advisory-lock.ts';
import { openClient } from '#lib/postgres/connection.ts';

/**
 * Locks an embedded database for this launcher, until disposed or until this process ends for any reason. Rejects with a
 * `Problem` if another launcher holds it.
 */
export async function holdAlone(url: string, dataFolder: string): Promise<AsyncDisposable> {
  const client = await openClient(url);
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock(${advisoryLockKey('launcher')}) AS taken`,
  );
  if (!rows[0]?.taken) {
    await client.end();
    throw new Problem(
      `Haizen already runs on the data folder ${dataFolder}: use that one, stop it first, or set HAIZEN_DATA_DIR to another folder.`,
    );
  }
  return { [Symbol.asyncDispose]: () => client.end() };
}
