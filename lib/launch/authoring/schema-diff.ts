import { readFile } from 'node:fs/promises';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { migrationsFolder } from '#lib/launch/migration-files.ts';
import { inProject } from '#lib/launch/paths.ts';
import { databaseUrl, ensureDatabase } from '#lib/launch/postgres/database.ts';
import { temporaryPostgres } from '#lib/launch/postgres/temporary-postgres.ts';
import { migrationList, noFilters, withSchemaEngine } from './schema-engine.ts';

const schemaPath = inProject('prisma', 'schema.prisma');

/** The SQL from the migrations' schema to prisma/schema.prisma; empty if they match. */
export async function diffToSchema(): Promise<string> {
  await using postgres = await temporaryPostgres();
  const shadowUrl = databaseUrl(postgres.url, 'shadow');
  await ensureDatabase(postgres.url, 'shadow');
  const migrations = await migrationList(migrationsFolder);
  const from: DiffTarget =
    migrations.migrationDirectories.length > 0 ? { tag: 'migrations', ...migrations } : { tag: 'empty' };
  const files = [{ path: schemaPath, content: await readFile(schemaPath, 'utf8') }];
  const { stdout } = await withSchemaEngine({ url: postgres.url, shadowUrl }, (engine) =>
    engine.diff({ from, to: { tag: 'schemaDatamodel', files }, script: true, exitCode: null, filters: noFilters }),
  );
  return stdout?.startsWith('-- This is an empty migration.') ? '' : (stdout ?? '');
}
