import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationDirectory } from '@prisma/schema-engine-wasm';
import { reasonOf } from './problem.ts';

/** All `<timestamp>_<name>/migration.sql` in a folder, oldest first. The engine reports files that can't be read. */
export async function readMigrationDirectories(folder: string): Promise<MigrationDirectory[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => ({ path: name, migrationFile: await readMigration(join(folder, name)) })),
  );
}

async function readMigration(folder: string): Promise<MigrationDirectory['migrationFile']> {
  const path = 'migration.sql';
  try {
    return { path, content: { tag: 'ok', value: await readFile(join(folder, path), 'utf8') } };
  } catch (error) {
    return { path, content: { tag: 'error', value: reasonOf(error) } };
  }
}
