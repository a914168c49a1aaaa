import { expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { migrate } from '#lib/launch/migrate.ts';
import { withClient } from '#lib/launch/postgres/database.ts';

const jobs = (url: string, schema: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ state: string; chain: string }>(
      `SELECT state, data ->> 'chainId' AS chain FROM ${schema}.job WHERE name = 'conduct' AND state IN ('created', 'active', 'retry')`,
    );
    return rows;
  });

async function outcomesOf(world: TestWorld, runId: string) {
  const { counts } = await world.finished(runId);
  return counts;
}

test('two installations in one database do not conduct each other’s chains', async () => {
  await using database = await createTestDatabase();
  const stagingUrl = `${database.url}?schema=staging`;
  await migrate(stagingUrl);
  await using production = await openTestWorld({ databaseUrl: database.url, idle: true });
  await using staging = await openTestWorld({ databaseUrl: stagingUrl });

  const productionRun = await production.sync();
  const stagingRun = await staging.sync();
  expect(await outcomesOf(staging, stagingRun)).toMatchObject({ SUCCEEDED: 4 });

  // Staging's worker has looked for all kinds of work meanwhile; production's chain waits for its own worker.
  expect(production.square.record().requests).toEqual([]);
  expect(await jobs(database.url, 'pgboss')).toEqual([{ state: 'created', chain: production.chainId }]);
  await expect.poll(() => jobs(database.url, 'staging_queue'), { timeout: 20_000 }).toEqual([]);
  expect(await staging.haizen.read.chain(production.chainId)).toBeNull();
  expect(await production.haizen.read.chain(staging.chainId)).toBeNull();

  await production.startWorker();
  expect(await outcomesOf(production, productionRun)).toMatchObject({ SUCCEEDED: 4 });
});

test('every connection of an installation is in its schema', async () => {
  await using database = await createTestDatabase();
  const url = `${database.url}?schema=staging`;
  await migrate(url);
  await using world = await openTestWorld({ databaseUrl: url });
  await world.finished(await world.sync());

  const { rows } = await withClient(database.url, (client) =>
    client.query<{ schema: string; tables: number; rows: number }>(
      `SELECT schemaname AS schema, count(*)::int AS tables, sum(n_tup_ins)::int AS rows FROM pg_stat_user_tables
       WHERE schemaname IN ('public', 'pgboss', 'staging', 'staging_queue') AND relname <> '_prisma_migrations' GROUP BY 1 ORDER BY 1`,
    ),
  );
  expect(rows).toEqual([
    { schema: 'pgboss', tables: expect.any(Number), rows: 0 },
    { schema: 'public', tables: expect.any(Number), rows: 0 },
    { schema: 'staging', tables: expect.any(Number), rows: expect.any(Number) },
    { schema: 'staging_queue', tables: expect.any(Number), rows: expect.any(Number) },
  ]);
});

test('a role without the right to create schemas keeps the queue beside its tables', async () => {
  await using database = await createTestDatabase();
  const role = `role_${new URL(database.url).pathname.slice(1)}`;
  const url = new URL(database.url);
  url.username = role;
  url.password = 'pw';
  url.search = '?schema=kitchen';
  await withClient(database.url, (client) =>
    client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'; CREATE SCHEMA kitchen AUTHORIZATION ${role}`),
  );
  try {
    await migrate(url.href);
    await using world = await openTestWorld({ databaseUrl: url.href, shops: 2 });
    expect(await outcomesOf(world, await world.sync())).toMatchObject({ SUCCEEDED: 2 });
    await withClient(database.url, (client) =>
      client.query(`GRANT CREATE ON DATABASE ${new URL(database.url).pathname.slice(1)} TO ${role}`),
    );
    await world.startWorker('worker-2');
    await world.stopWorker('worker-1');
    expect(await outcomesOf(world, await world.sync())).toMatchObject({ SUCCEEDED: 2 });
    await expect.poll(() => jobs(database.url, 'kitchen'), { timeout: 20_000 }).toEqual([]);
    const { rows } = await withClient(database.url, (client) =>
      client.query(`SELECT to_regnamespace('kitchen_queue') AS separate`),
    );
    expect(rows).toEqual([{ separate: null }]);
  } finally {
    await withClient(database.url, (client) => client.query(`DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`));
  }
});
