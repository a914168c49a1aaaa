import { expect, test } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { migrate } from './migrate.ts';
import { withClient } from './postgres/database.ts';

/** A database whose schema `public` was set up by these statements, like another application's. */
async function databaseWith(sql: string) {
  const database = await createTestDatabase();
  await withClient(database.url, (client) =>
    client.query(`DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS pgboss CASCADE; CREATE SCHEMA public; ${sql}`),
  );
  return database;
}

/** All relations of the database, and the rows of the other application's history. */
async function contentOf(url: string) {
  return withClient(url, async (client) => {
    const relations = await client.query(
      `SELECT n.nspname, c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1, 2`,
    );
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
    );
    const history = rows[0]?.found ? await client.query('SELECT * FROM _prisma_migrations ORDER BY id') : undefined;
    return { relations: relations.rows, history: history?.rows };
  });
}

const PRISMA_HISTORY = `
  CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
    logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0);`;
const row = (id: string, name: string, finished: string) =>
  `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${id}', 'x', '${name}', ${finished});`;

test.each([
  [
    'another application’s history',
    PRISMA_HISTORY + row('1', '2024_their_init', 'now()'),
    /another application's migrations \(2024_their_init\)/u,
  ],
  [
    'another application’s failed migration',
    `${PRISMA_HISTORY}${row('1', '2024_their_init', 'NULL')}`,
    /another application's migrations \(2024_their_init\)/u,
  ],
  [
    'another application’s history with a failed attempt of ours',
    PRISMA_HISTORY + row('1', '2024_their_init', 'now()') + row('2', '20261123091112_init', 'NULL'),
    /another application's migrations \(2024_their_init\)/u,
  ],
  [
    'tables without a history',
    'CREATE TABLE dish (id INTEGER); CREATE TABLE shop (id INTEGER);',
    /no history .* \(dish, shop\)/u,
  ],
  ['tables with an empty history', `${PRISMA_HISTORY} CREATE TABLE dish (id INTEGER);`, /no history .* \(dish\)/u],
  [
    'another application’s queue',
    `CREATE SCHEMA pgboss; CREATE TABLE pgboss.queue (name TEXT); INSERT INTO pgboss.queue VALUES ('send-mail');`,
    /The schema pgboss of this database belongs to another application \(send-mail\)/u,
  ],
])('%s: writes nothing and says what to do', async (_what, sql, sentence) => {
  await using database = await databaseWith(sql);
  const before = await contentOf(database.url);

  await expect(migrate(database.url)).rejects.toThrow(sentence);
  await expect(migrate(database.url)).rejects.toThrow(
    /adding \?schema=haizen to DATABASE_URL\. Nothing was changed\.$/u,
  );
  expect(await contentOf(database.url)).toEqual(before);
});

test('in its own schema, Haizen leaves another application in the same database unchanged', async () => {
  const theirs = `${PRISMA_HISTORY}${row('1', '2024_their_init', 'NULL')} CREATE TABLE shop (id INTEGER);`;
  await using database = await databaseWith(theirs);
  const before = await contentOf(database.url);

  expect(await migrate(`${database.url}?schema=haizen`)).not.toEqual([]);
  expect(await migrate(`${database.url}?schema=haizen`)).toEqual([]);
  const after = await contentOf(database.url);
  expect(after.history).toEqual(before.history);
  expect(after.relations.filter(({ nspname }) => nspname === 'public')).toEqual(before.relations);
});

test('an interrupted first start does not count as another application', async () => {
  await using database = await databaseWith(`${PRISMA_HISTORY} ${row('1', '20261123091112_init', 'NULL')}`);
  expect(await migrate(database.url)).toContain('20261123091112_init');
});

test('accepts a database that was set up with an earlier version of the first migration', async () => {
  await using database = await createTestDatabase();
  await withClient(database.url, (client) => client.query(`UPDATE _prisma_migrations SET checksum = 'another'`));
  expect(await migrate(database.url)).toEqual([]);
});

test('a role only needs the privilege to create tables in its schema', async () => {
  await using database = await databaseWith('');
  const role = `role_${new URL(database.url).pathname.slice(1)}`;
  const given = new URL(database.url);
  given.username = role;
  given.password = 'pw';
  await withClient(database.url, (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`));
  try {
    await expect(migrate(given.href)).rejects.toThrow(/permission denied for schema public/u);
    await withClient(database.url, (client) => client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${role}`));
    expect(await migrate(given.href)).toContain('20261123091112_init');
  } finally {
    await withClient(database.url, (client) => client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`));
  }
});
