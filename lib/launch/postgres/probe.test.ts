import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakePooler } from '#e2e/fixtures/fake-pooler.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { migrate } from '#lib/launch/migrate.ts';
import { Problem } from '#lib/launch/problem.ts';
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

test('accepts Postgres itself', async () => {
  expect(await problemOf(database.url)).toBe('no problem');
});

test('accepts a pooler in session mode, even if it refuses `options`', async () => {
  await using pooler = await startFakePooler(database.url, { mode: 'session', refuses: ['options', 'lock_timeout'] });
  expect(await problemOf(pooler.url)).toBe('no problem');
});

test.each([1, 2, 4])('refuses a pooler in transaction mode with %d server connections', async (size) => {
  await using pooler = await startFakePooler(database.url, { mode: 'transaction', size });
  expect(await problemOf(pooler.url)).toMatch(
    /^DATABASE_URL \(127\.0\.0\.1:\d+\/test_\w+\) leads to a pooler in transaction mode, .* session mode \(PgBouncer: pool_mode = session\)\.$/u,
  );
});

test('leaves no migration lock behind a pooler in transaction mode', async () => {
  await using pooler = await startFakePooler(database.url, { mode: 'transaction' });
  expect(await migrate(pooler.url, { lockWaitMs: 5_000 })).toEqual([]);
  expect(await migrate(pooler.url, { lockWaitMs: 5_000 })).toEqual([]);
  expect(await migrate(database.url, { lockWaitMs: 5_000 })).toEqual([]);
});

test('says what to do if a pooler refuses a startup parameter', async () => {
  await using pooler = await startFakePooler(database.url, { mode: 'session', refuses: ['application_name'] });
  expect(await problemOf(pooler.url)).toMatch(
    /can't be used: unsupported startup parameter: application_name\. .*use the address of Postgres itself, or of a pooler in session mode\.$/u,
  );
});

test('distinguishes a missing database, a wrong password and missing TLS', async () => {
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
