import { lockMigrations } from './migration-lock.ts';
import { requireOwnQueue } from './own-queue.ts';
import { requireOwnSchema } from './own-schema.ts';
import { inProject } from './paths.ts';
import { migrationList, noFilters, withSchemaEngine } from './schema-engine.ts';

export const migrationsFolder = inProject('prisma', 'migrations');

const LOCK_WAIT_MS = 60_000;

type MigrateOptions = { folder?: string; lockWaitMs?: number };

/**
 * Applies the pending migrations and returns their names. Safe to call concurrently from any number of processes: one
 * migrates, the others wait. Rejects with the engine's error if a migration fails, and with a `Problem` if another
 * application uses the schema or another process holds the lock.
 */
export async function migrate(
  url: string,
  { folder = migrationsFolder, lockWaitMs = LOCK_WAIT_MS }: MigrateOptions = {},
): Promise<string[]> {
  await using _lock = await lockMigrations(url, { waitMs: lockWaitMs });
  const migrationsList = await migrationList(folder);
  const names = migrationsList.migrationDirectories.map(({ path }) => path);
  await requireOwnSchema(url, names);
  await requireOwnQueue(url);
  return await withSchemaEngine({ url }, async (engine) => {
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilters,
    });
    // Each script runs in one transaction: a failed or killed one left nothing behind and can run again.
    for (const migrationName of failedMigrationNames.filter((name) => names.includes(name)))
      await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return appliedMigrationNames;
  });
}
