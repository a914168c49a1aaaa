import { expect, test } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { openClient } from '#lib/postgres/connection.ts';
import { migrate } from './migrate.ts';
import { lockMigrations } from './migration-lock.ts';

test('names the holder of the lock after a timeout', async () => {
  await using database = await createTestDatabase();
  await using _held = await lockMigrations(database.url, { waitMs: 1_000 });
  await expect(migrate(database.url, { lockWaitMs: 100 })).rejects.toThrow(
    /^Another process has held the lock for migrations for more than 0\.1 s \(pid \d+, haizen-migrate, from 127\.0\.0\.1, since [\d-]+ [\d:]+ UTC\): .* pg_terminate_backend\(\d+\), and start again\.$/u,
  );
});

test.each(['4127300401', '72707369'])(
  'also detects the lock of an older version or of prisma migrate (%s)',
  async (key) => {
    await using database = await createTestDatabase();
    const other = await openClient(`${database.url}?application_name=older`);
    try {
      await other.query('SELECT pg_advisory_lock($1)', [key]);
      await expect(migrate(database.url, { lockWaitMs: 100 })).rejects.toThrow(/\(pid \d+, older, from/u);
      await other.query('SELECT pg_advisory_unlock($1)', [key]);
      expect(await migrate(database.url, { lockWaitMs: 5_000 })).toEqual([]);
    } finally {
      await other.end();
    }
  },
);

test('installations in one database wait for each other only while a migration runs', async () => {
  await using database = await createTestDatabase();
  await migrate(`${database.url}?schema=staging`);
  const held = await lockMigrations(database.url, { waitMs: 1_000 });
  const waiting = migrate(`${database.url}?schema=staging`, { lockWaitMs: 10_000 });
  await held[Symbol.asyncDispose]();
  expect(await waiting).toEqual([]);
});
