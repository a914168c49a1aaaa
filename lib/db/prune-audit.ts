import type { Database } from './database.ts';

/** In one transaction; each is on record with its own number. */
const BATCH = 10_000;

/** Deletes audit events that are older than so many whole days, and records that it did. Says how many. */
export async function pruneAudit(db: Database, keepDays: number): Promise<number> {
  let deleted = 0;
  for (;;) {
    const [batch] = await db.$queryRaw<[{ events: number }]>`
      SELECT prune_audit_events(${keepDays}::int, ${BATCH}::int) AS events`;
    deleted += batch.events;
    if (batch.events < BATCH) return deleted;
  }
}
