import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { openDatabase } from '#lib/db/database.ts';

const MIGRATION = new URL('../../../prisma/migrations/20261130153000_key_creators/migration.sql', import.meta.url);

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 12, 0, second));

it('the migration fills in the creator of each earlier key from the audit log', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.url);
  const key = (name: string, start: string, second: number) =>
    db.apiKey.create({
      data: {
        name,
        start,
        hash: `${name}${start}${second}`,
        scope: 'read',
        allChains: true,
        createdBy: 'somebody',
        createdAt: at(second),
      },
    });
  const made = (actorKind: string, actorId: string | null, subject: string, start: string, second: number) =>
    db.auditEvent.create({
      data: { act: 'key-made', actorKind, actorId, actorName: 'somebody', subject, after: { start }, at: at(second) },
    });
  const keys = [
    await key('tool', 'hzn_abcd', 0),
    await key('tool', 'hzn_abcd', 10),
    await key('tool', 'hzn_wxyz', 11),
    await key('HAIZEN_API_KEY', '', 20),
    await key('never recorded', 'hzn_0000', 30),
  ];
  await made('person', 'p1', 'tool', 'hzn_abcd', 0);
  await made('key', 'k1', 'tool', 'hzn_abcd', 10);
  await made('person', 'p2', 'tool', 'hzn_wxyz', 11);
  await made('system', null, 'HAIZEN_API_KEY', '', 20);

  const sql = await readFile(MIGRATION, 'utf8');
  await db.$executeRawUnsafe(sql.slice(sql.indexOf('UPDATE "api_key"')));
  const rows = await db.apiKey.findMany({
    where: { id: { in: keys.map(({ id }) => id) } },
    orderBy: { createdAt: 'asc' },
  });
  expect(rows.map(({ createdByKind, createdById }) => [createdByKind, createdById])).toEqual([
    ['person', 'p1'],
    ['key', 'k1'],
    ['person', 'p2'],
    ['system', null],
    [null, null],
  ]);
  await db.$disconnect();
});
