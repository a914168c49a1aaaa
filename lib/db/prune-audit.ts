import type { Database } from './database.ts';

/** Events per transaction; each batch is recorded with its own count. */
const BATCH = 10_000;

/** Deletes audit events older than `keepDays` whole days and records the deletion. Returns how many it deleted. */
export async function pruneAudit(db: Database, keepDays: number): Promise<number> {
  let deleted = 0;
  for (;;) {
    const [batch] = await db.$queryRaw<[{ events: number }]>`
      SELECT prune_audit_events(${keepDays}::int, ${BATCH}::int) AS events`;
    deleted += batch.events;
    if (batch.events < BATCH) return deleted;
  }
}
