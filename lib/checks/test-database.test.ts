import { expect, test } from 'vitest';
import { withClient } from '#lib/launch/postgres/database.ts';
import { createTestDatabase } from './test-database.ts';

test('concurrently created databases are separate, migrated, and dropped when disposed', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, () => createTestDatabase()));
  const [first, second] = databases;
  if (!first || !second) throw new Error('unreachable');

  await withClient(first.url, (client) => client.query('CREATE TABLE mine ()'));
  await expect(withClient(second.url, (client) => client.query('TABLE mine'))).rejects.toThrow('does not exist');
  const { rows } = await withClient(second.url, (client) => client.query(`SELECT to_regclass('_prisma_migrations') t`));
  expect(rows).toEqual([{ t: '_prisma_migrations' }]);

  await Promise.all(databases.map((database) => database[Symbol.asyncDispose]()));
  await expect(withClient(first.url, (client) => client.query('SELECT 1'))).rejects.toThrow('does not exist');
});
