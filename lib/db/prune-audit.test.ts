import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { type Database, openDatabase } from './database.ts';
import { pruneAudit } from './prune-audit.ts';

const DAY_MS = 86_400_000;

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

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
const SUBJECTS = { young: 10, old: 45, older: 100 } as const;

async function write(days: number, subject: string, act = 'run-stopped') {
  await db.auditEvent.create({ data: { at: daysAgo(days), act, actorKind: 'person', actorName: '書記', subject } });
}

/** The remaining subjects, oldest first. */
async function subjects(): Promise<string[]> {
  const rows = await db.auditEvent.findMany({ where: { actorName: '書記' }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return rows.map(({ subject }) => subject ?? '');
}

describe('the retention period of the audit log', () => {
  beforeEach(async () => {
    await pruneAudit(db, 30);
    for (const [subject, days] of Object.entries(SUBJECTS).toReversed()) await write(days, subject);
  });

  it('deletes older events and records the deletion', async () => {
    const before = await db.auditEvent.count({ where: { act: 'audit-pruned' } });
    expect(await pruneAudit(db, 60)).toBe(1);
    expect(await subjects()).toEqual(expect.arrayContaining(['old', 'young']));
    expect(await subjects()).not.toContain('older');
    expect(await db.auditEvent.count({ where: { act: 'audit-pruned' } })).toBe(before + 1);
    const event = await db.auditEvent.findFirstOrThrow({ where: { act: 'audit-pruned' }, orderBy: { id: 'desc' } });
    expect(event).toMatchObject({ actorKind: 'system', actorName: 'Haizen', after: { events: 1 } });
    const { olderThan } = event.after as { olderThan: string };
    expect(Date.parse(olderThan)).toBeLessThanOrEqual(daysAgo(60).getTime());
    expect(olderThan).toMatch(/T00:00:00Z$/u);
  });

  it('records nothing if no event is old enough, and only once for concurrent processes', async () => {
    const deleted = await Promise.all(Array.from({ length: 5 }, () => pruneAudit(db, 60)));
    expect(deleted.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 1]);
    const before = await db.auditEvent.count();
    expect(await pruneAudit(db, 60)).toBe(0);
    expect(await db.auditEvent.count()).toBe(before);
  });

  it('never deletes the records of deletions', async () => {
    await write(1_000, 'an old deletion', 'audit-pruned');
    await pruneAudit(db, 30);
    expect(await subjects()).toContain('an old deletion');
  });

  it('deletes nothing younger than 30 days, whatever the argument', async () => {
    await expect(pruneAudit(db, 5)).rejects.toThrow('append-only');
    expect(await subjects()).toEqual(expect.arrayContaining(['older', 'old', 'young']));
  });

  it('provides the only way to delete: events can’t otherwise be deleted, changed or truncated', async () => {
    const claims = [
      // A deletion that was not recorded in this transaction.
      async () => {
        const { id } = await db.auditEvent.findFirstOrThrow({ where: { act: 'audit-pruned' } });
        return String(id);
      },
      async () => '',
      async () => '0',
    ];
    for (const claim of claims) {
      const id = await claim();
      const deleting = db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('haizen.audit_pruning', ${id}, true)`;
        await tx.auditEvent.deleteMany({ where: { subject: 'older' } });
      });
      await expect(deleting).rejects.toThrow('append-only');
    }
    await expect(db.auditEvent.deleteMany({ where: { subject: 'older' } })).rejects.toThrow('append-only');
    await expect(db.auditEvent.updateMany({ data: { subject: 'x' } })).rejects.toThrow('append-only');
    await expect(db.$executeRaw`TRUNCATE audit_event`).rejects.toThrow('append-only');
    expect(await subjects()).toContain('older');
  });

  it('a deletion must be recorded first and reaches no further than its record says', async () => {
    const deleting = (olderThan: Date) =>
      db.$transaction(async (tx) => {
        const after = { events: 1, olderThan: olderThan.toISOString() };
        const data = { act: 'audit-pruned', actorKind: 'system', actorName: 'Haizen', after };
        const { id } = await tx.auditEvent.create({ data });
        await tx.$executeRaw`SELECT set_config('haizen.audit_pruning', ${String(id)}, true)`;
        await tx.auditEvent.deleteMany({ where: { subject: 'old' } });
      });
    await expect(deleting(daysAgo(60))).rejects.toThrow('append-only');
    await deleting(daysAgo(40));
    expect(await subjects()).not.toContain('old');
  });
});
