import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Migration } from './migration-files.ts';
import { Problem } from './problem.ts';

/** The table of `prisma migrate`, so that both see the same migrations as applied. */
export const HISTORY = '_prisma_migrations';

/** As Prisma defines it. */
const CREATE_HISTORY = `
  CREATE TABLE ${HISTORY} (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** Creates the history if it is missing. */
export async function prepareHistory(client: Client): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [HISTORY]);
  // IF NOT EXISTS would require the privilege to create tables even if the table exists.
  if (!rows[0]?.found) await client.query(CREATE_HISTORY);
}

/**
 * The names of the applied migrations. An attempt without an end left nothing behind, so ours can run again; rejects with
 * a `Problem` if it was another version's.
 */
export async function appliedMigrations(client: Client, ours: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string; isFinished: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS "isFinished" FROM ${HISTORY} WHERE rolled_back_at IS NULL`,
  );
  const failed = rows.filter(({ isFinished }) => !isFinished).map(({ name }) => name);
  const theirs = failed.find((name) => !ours.includes(name));
  if (theirs !== undefined) {
    throw new Problem(
      `The migration ${theirs} of another version failed in this database: start that version to complete it, then this one.`,
    );
  }
  if (failed.length > 0) {
    await client.query(
      `UPDATE ${HISTORY} SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    );
  }
  return new Set(rows.filter(({ isFinished }) => isFinished).map(({ name }) => name));
}

/** Runs a migration and records it, in one transaction: a failed or killed one leaves nothing behind. */
export async function applyMigration(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO ${HISTORY} (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new Error(failureOf(error, { name, sql }), { cause: error });
  }
}

function failureOf(error: unknown, { name, sql }: Pick<Migration, 'name' | 'sql'>): string {
  if (!(error instanceof Error)) return `${name}: ${String(error)}`;
  const { message, detail, position } = error as Error & { detail?: string; position?: string };
  const line = position === undefined ? '' : `, line ${sql.slice(0, Number(position)).split('\n').length}`;
  return `${name}${line}: ${message}${detail === undefined ? '' : ` (${detail})`}`;
}
