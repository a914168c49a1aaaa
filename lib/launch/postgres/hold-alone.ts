import { advisoryLockKey } from '#lib/postgres/advisory-lock.ts';
import { openClient } from '#lib/postgres/connection.ts';
import { Problem } from '#lib/launch/problem.ts';

/**
 * Takes an embedded database for this launcher alone, until disposed or until this process ends in whatever way. Rejects with a
 * `Problem` where another launcher has it.
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
