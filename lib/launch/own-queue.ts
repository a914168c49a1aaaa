import type { Client } from 'pg';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { CONDUCT_QUEUE } from '#lib/queue/conduct-job.ts';
import { queueSchema } from '#lib/queue/queue-schema.ts';
import { withClient } from './postgres/database.ts';
import { Problem } from './problem.ts';

/** Checks that the job queue's schema is ours or unused. Rejects with a `Problem` if another application uses it. */
export async function requireOwnQueue(url: string): Promise<void> {
  const { name, exists } = await queueSchema(url);
  if (!exists || name === parseDatabaseUrl(url).schema) return;
  const others = await withClient(url, (client) => otherQueues(client, name));
  if (others.length === 0) return;
  throw new Problem(
    `The schema ${name} of this database belongs to another application (${others.join(', ')}): give Haizen a database of its own, or a schema of its own by adding ?schema=haizen to DATABASE_URL. Nothing was changed.`,
  );
}

/** Other applications' queues, or tables if it isn't pg-boss. pg-boss's internal queues begin with two underscores. */
async function otherQueues(client: Client, name: string): Promise<string[]> {
  const { rows } = await client.query<{ hasQueues: boolean; tables: string[] }>(
    `SELECT bool_or(relname = 'queue') AS "hasQueues", array_agg(relname::text) AS tables
     FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p')`,
    [name],
  );
  const { hasQueues, tables } = rows[0] ?? {};
  if (!hasQueues) return (tables ?? []).slice(0, 3);
  const queues = await client.query<{ name: string }>(
    `SELECT name FROM ${name}.queue WHERE name <> $1 AND name NOT LIKE '\\_\\_%' ORDER BY name LIMIT 3`,
    [CONDUCT_QUEUE],
  );
  return queues.rows.map((queue) => queue.name);
}
