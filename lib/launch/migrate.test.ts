import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { diffToSchema } from './authoring/schema-diff.ts';
import { migrationList, noFilters, withSchemaEngine } from './authoring/schema-engine.ts';
import { migrate } from './migrate.ts';
import { withClient } from './postgres/database.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haizen-migrations-'));
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

/** A test database without our migrations, for a test's own ones. */
async function emptyDatabase() {
  const database = await createTestDatabase();
  await withClient(database.url, (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
  return database;
}

const tables = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    return rows.map((row) => row.name).filter((name) => !name.startsWith('_'));
  });

test('applies pending migrations, oldest first, and nothing the second time', async () => {
  await using database = await emptyDatabase();
  await addMigration('20260102000000_second', 'ALTER TABLE dish ADD COLUMN price INTEGER');
  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER)');

  expect(await migrate(database.url, { folder })).toEqual(['20260101000000_first', '20260102000000_second']);
  expect(await migrate(database.url, { folder })).toEqual([]);

  await addMigration('20260103000000_third', 'CREATE TABLE cup (id INTEGER)');
  expect(await migrate(database.url, { folder })).toEqual(['20260103000000_third']);
});

test('of several concurrent processes, one migrates and the others find nothing to do', async () => {
  await using database = await emptyDatabase();
  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER); SELECT pg_sleep(0.2);');

  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, { folder })));

  expect(applied.filter((names) => names.length > 0)).toEqual([['20260101000000_first']]);
});

test('a failed migration leaves nothing behind, and is applied once it is fixed', async () => {
  await using database = await emptyDatabase();
  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER); CREATE TABLE dish (id INTEGER);');

  await expect(migrate(database.url, { folder })).rejects.toThrow('relation "dish" already exists');
  expect(await tables(database.url)).toEqual([]);

  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER);');
  expect(await migrate(database.url, { folder })).toEqual(['20260101000000_first']);
  expect(await tables(database.url)).toEqual(['dish']);
});

test('a semicolon inside a function does not end the statement', async () => {
  await using database = await emptyDatabase();
  const body = `CREATE FUNCTION twice(n INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;`;
  await addMigration('20260101000000_first', body);

  await migrate(database.url, { folder });

  const { rows } = await withClient(database.url, (client) => client.query('SELECT twice(21) AS answer'));
  expect(rows).toEqual([{ answer: 42 }]);
});

test('an error names the migration, the line and what Postgres says', async () => {
  await using database = await emptyDatabase();
  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER);\n\nINSERT INTO dishes VALUES (1);\n');
  await expect(migrate(database.url, { folder })).rejects.toThrow(
    '20260101000000_first, line 3: relation "dishes" does not exist',
  );
  await addMigration('20260101000000_first', 'CREATE INDEX CONCURRENTLY dish_id ON dish (id)');
  await expect(migrate(database.url, { folder })).rejects.toThrow(
    '20260101000000_first: CREATE INDEX CONCURRENTLY cannot run inside a transaction block',
  );
  await addMigration(
    '20260101000000_first',
    'CREATE TABLE d AS SELECT 1 AS id UNION ALL SELECT 1; CREATE UNIQUE INDEX ON d (id)',
  );
  await expect(migrate(database.url, { folder })).rejects.toThrow(/\(Key \(id\)=\(1\) is duplicated\.\)$/u);
});

/** The history's columns and keys, and its rows without what differs from run to run. */
async function historyOf(url: string) {
  return withClient(url, async (client) => {
    const columns = await client.query(
      `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    const keys = await client.query(
      `SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '_prisma_migrations'::regclass ORDER BY 1`,
    );
    const rows = await client.query(
      `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count, length(id), started_at <= finished_at AS ended
       FROM _prisma_migrations ORDER BY 1`,
    );
    return { columns: columns.rows, keys: keys.rows, rows: rows.rows };
  });
}

test('the history is the one that `prisma migrate` writes, which finds nothing left to do', async () => {
  await using database = await emptyDatabase();
  await using other = await emptyDatabase();
  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER);\r\n-- 皿\r\n');
  await addMigration('20260102000000_second', '-- nothing');
  const migrationsList = await migrationList(folder);
  await withSchemaEngine({ url: other.url }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  );
  await migrate(database.url, { folder });

  expect(await historyOf(database.url)).toEqual(await historyOf(other.url));
  const diagnosis = await withSchemaEngine({ url: database.url }, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilters }),
  );
  expect(diagnosis).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null });
  expect(await migrate(other.url, { folder })).toEqual([]);
});

/** Records a migration as started, and as finished if `end` is given. */
const record = (url: string, name: string, end: 'now()' | 'NULL') =>
  withClient(url, (client) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${name}', 'x', '${name}', ${end})`,
    ),
  );

test('a database that a newer version migrated is accepted, unless that version failed', async () => {
  await using database = await emptyDatabase();
  await addMigration('20260101000000_first', 'CREATE TABLE dish (id INTEGER)');
  await migrate(database.url, { folder });
  await record(database.url, '20990101000000_newer', 'now()');
  expect(await migrate(database.url, { folder })).toEqual([]);

  await record(database.url, '20990102000000_newest', 'NULL');
  await expect(migrate(database.url, { folder })).rejects.toThrow(
    'The migration 20990102000000_newest of another version failed in this database: start that version to complete it, then this one.',
  );
});

test('the migrations match prisma/schema.prisma', async () => {
  expect(await diffToSchema()).toBe('');
});
