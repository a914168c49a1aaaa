import { openClient } from '#lib/postgres/connection.ts';
import { migrationsFolder, readMigrations } from './migration-files.ts';
import { appliedMigrations, applyMigration, prepareHistory } from './migration-history.ts';
import { lockMigrations } from './migration-lock.ts';
import { requireOwnQueue } from './own-queue.ts';
import { requireOwnSchema } from './own-schema.ts';

const LOCK_WAIT_MS = 60_000;

/** A migration that waits this long for a locked table fails. */
const SESSION = { lock_timeout: `'60s'` };

type MigrateOptions = { folder?: string; lockWaitMs?: number };

/**
 * Applies the pending migrations, each in its own transaction, and returns their names. Safe to call concurrently from any
 * number of processes: one migrates, the others wait. Rejects if a migration fails, and with a `Problem` if another
 * application uses the schema or another process holds the lock.
 */
export async function migrate(
  url: string,
  { folder = migrationsFolder, lockWaitMs = LOCK_WAIT_MS }: MigrateOptions = {},
): Promise<string[]> {
  await using _lock = await lockMigrations(url, { waitMs: lockWaitMs });
  const migrations = await readMigrations(folder);
  const names = migrations.map(({ name }) => name);
  await requireOwnSchema(url, names);
  await requireOwnQueue(url);
  const client = await openClient(url, { session: SESSION });
  try {
    await prepareHistory(client);
    const applied = await appliedMigrations(client, names);
    const pending = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of pending) await applyMigration(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
