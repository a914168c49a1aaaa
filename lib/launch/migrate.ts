import { lockMigrations } from './migration-lock.ts';
import { requireOwnQueue } from './own-queue.ts';
import { requireOwnSchema } from './own-schema.ts';
import { inProject } from './paths.ts';
import { migrationList, noFilters, withSchemaEngine } from './schema-engine.ts';

export const migrationsFolder = inProject('prisma', 'migrations');

const LOCK_WAIT_MS = 60_000;

type MigrateOptions = { folder?: string; lockWaitMs?: number };

/**
 * Applies the migrations that the database lacks and returns their names; safe to call from any number of processes at once:
 * one works, the others wait and then find nothing to do. Rejects with the engine's error where a migration fails, and with a
 * `Problem` where another application lives in the schema or another process keeps the lock.
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
    // A script runs as one transaction: one that failed, or whose process was killed, left nothing and may run again.
    for (const migrationName of failedMigrationNames.filter((name) => names.includes(name)))
      await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return appliedMigrationNames;
  });
}
