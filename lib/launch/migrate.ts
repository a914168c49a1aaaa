import { Client } from 'pg';
import { inProject } from './paths.ts';
import { migrationList, noFilters, withSchemaEngine } from './schema-engine.ts';

export const migrationsFolder = inProject('prisma', 'migrations');

/** Any number that no other advisory lock of the database uses; the engine takes 72707369 for itself. */
const migrationLock = 4_127_300_401;

/**
 * Applies the migrations that the database lacks and returns their names; safe to call from any number of processes at once:
 * one works, the others wait and then find nothing to do. Rejects with the engine's error where a migration fails.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // A session lock: it ends with this connection, whatever happens to this process.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const migrationsList = await migrationList(folder);
    return await withSchemaEngine({ url }, async (engine) => {
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: noFilters,
      });
      // A script runs as one transaction: one that failed, or whose process was killed, left nothing and may run again.
      for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return appliedMigrationNames;
    });
  } finally {
    await client.end();
  }
}
