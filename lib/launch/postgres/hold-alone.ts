import { Client } from 'pg';
import { Problem } from '../problem.ts';

/** Any number that no other advisory lock of the database uses. */
const launcherLock = 4_127_300_402;

/**
 * Takes an embedded database for this launcher alone, until disposed or until this process ends in whatever way. Rejects with a
 * `Problem` where another launcher has it.
 */
export async function holdAlone(url: string, dataFolder: string): Promise<AsyncDisposable> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [launcherLock]);
  if (!rows[0]?.taken) {
    await client.end();
    throw new Problem(
      `Haizen already runs on the data folder ${dataFolder}: use that one, stop it first, or set HAIZEN_DATA_DIR to another folder.`,
    );
  }
  return { [Symbol.asyncDispose]: () => client.end() };
}
