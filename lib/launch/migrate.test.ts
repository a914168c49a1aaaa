import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { withClient } from './postgres/database.ts';
import { diffToSchema } from './schema-diff.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';

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

test('the migrations match prisma/schema.prisma', async () => {
  expect(await diffToSchema()).toBe('');
});
