import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakePooler } from '#e2e/fixtures/fake-pooler.ts';
import { migrate } from '#lib/launch/migrate.ts';
import { Problem } from '#lib/launch/problem.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { databaseUrl } from './database.ts';
import { probeDatabase } from './probe.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const problemOf = (url: string) =>
  probeDatabase(url).then(
    () => 'no problem',
    (error: unknown) => (error instanceof Problem ? error.message : error),
  );

test('Postgres itself will do', async () => {
  expect(await problemOf(database.url)).toBe('no problem');
});

test('a pooler in session mode will do, also one that refuses `options`', async () => {
  await using pooler = await startFakePooler(database.url, { mode: 'session', refuses: ['options', 'lock_timeout'] });
  expect(await problemOf(pooler.url)).toBe('no problem');
});

test.each([1, 2, 4])(
  'a pooler in transaction mode with %d server connections is refused in one sentence',
  async (size) => {
    await using pooler = await startFakePooler(database.url, { mode: 'transaction', size });
    expect(await problemOf(pooler.url)).toMatch(
      /^DATABASE_URL \(127\.0\.0\.1:\d+\/test_\w+\) leads to a pooler in transaction mode, .* session mode \(PgBouncer: pool_mode = session\)\.$/u,
    );
  },
);

test('behind a pooler in transaction mode no migration lock is left behind', async () => {
  await using pooler = await startFakePooler(database.url, { mode: 'transaction' });
  expect(await migrate(pooler.url, { lockWaitMs: 5_000 })).toEqual([]);
  expect(await migrate(pooler.url, { lockWaitMs: 5_000 })).toEqual([]);
  expect(await migrate(database.url, { lockWaitMs: 5_000 })).toEqual([]);
});

test('what a pooler refuses is one sentence, with what to do', async () => {
  await using pooler = await startFakePooler(database.url, { mode: 'session', refuses: ['application_name'] });
  expect(await problemOf(pooler.url)).toMatch(
    /can't be used: unsupported startup parameter: application_name\. .*use the address of Postgres itself, or of a pooler in session mode\.$/u,
  );
});

test('a database that is missing, a wrong password and a wrong host are told apart', async () => {
  expect(await problemOf(databaseUrl(database.url, 'missing'))).toMatch(
    /database "missing" does not exist\. Create it/u,
  );
  const wrong = new URL(database.url);
  wrong.password = 'secret-but-wrong';
  const problem = await problemOf(wrong.href);
  expect(problem).toMatch(/password authentication failed .*Correct the user name or the password/u);
  expect(problem).not.toContain('secret-but-wrong');
  expect(await problemOf(`${database.url}?sslmode=require`)).toMatch(/does not support SSL.*sslmode=disable/u);
});
