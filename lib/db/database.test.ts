import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { type Database, openDatabase } from './database.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
});
afterAll(async () => {
  await db.$disconnect();
  await database[Symbol.asyncDispose]();
});

// A stopped process must not keep a chain's gate row locked, and others must not wait for it forever.
test.each([
  ['idle_in_transaction_session_timeout', '3s'],
  ['lock_timeout', '5s'],
])('sets %s to %s in every transaction', async (setting, value) => {
  await db.$transaction(async (tx) => {
    const [shown] = await tx.$queryRaw<[{ value: string }]>`SELECT current_setting(${setting}) AS value`;
    expect(shown.value).toBe(value);
  });
});
