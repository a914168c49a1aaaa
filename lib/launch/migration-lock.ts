import { escapeLiteral } from 'pg';
import { advisoryLockKey } from '#lib/postgres/advisory-lock.ts';
import { openClient } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { Problem } from './problem.ts';

/** The advisory lock of `prisma migrate`. */
const PRISMA_LOCK = '72707369';

type LockOptions = {
  /** How long to wait for another process to release it. */
  waitMs: number;
};

/**
 * Locks an installation's tables against concurrent migrations. Transaction-level locks: released with the transaction,
 * behind any kind of pooler and however this process ends. Rejects with a `Problem` that names the holder on timeout.
 */
export async function lockMigrations(url: string, { waitMs }: LockOptions): Promise<AsyncDisposable> {
  const { schema } = parseDatabaseUrl(url);
  const client = await openClient(url, { application_name: 'haizen-migrate' });
  try {
    await client.query('BEGIN');
    // This connection stays idle while the migrations run on others.
    await client.query(`SET LOCAL lock_timeout TO ${waitMs}; SET LOCAL idle_in_transaction_session_timeout TO 0`);
    await lock(advisoryLockKey('migration', escapeLiteral(schema)));
    await lock(PRISMA_LOCK);
  } catch (error) {
    await client.end();
    throw error;
  }

  async function lock(key: string): Promise<void> {
    try {
      await client.query(`SELECT pg_advisory_xact_lock(${key})`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error;
      await client.query('ROLLBACK');
      const { rows } = await client.query<Holder>(`${HOLDERS} = (${key})`);
      throw new Problem(holderMessage(rows[0], waitMs));
    }
  }

  return { [Symbol.asyncDispose]: () => client.end() };
}

type Holder = { pid: number; application: string | null; address: string | null; since: string | null };

/** pg_locks splits a bigint key into two halves. https://www.postgresql.org/docs/current/view-pg-locks.html */
const HOLDERS = `
  SELECT pid, NULLIF(application_name, '') AS application, host(client_addr) AS address,
    to_char(COALESCE(xact_start, state_change, backend_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') AS since
  FROM pg_locks LEFT JOIN pg_stat_activity USING (pid)
  WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND ((classid::bigint << 32) | objid::bigint)`;

function holderMessage(holder: Holder | undefined, waitMs: number): string {
  const waited = `Another process has held the lock for migrations for more than ${waitMs / 1_000} s`;
  if (holder === undefined) return `${waited}. Start again.`;
  const { pid, application, address, since } = holder;
  const facts = [`pid ${pid}`, application, address && `from ${address}`, since && `since ${since}`];
  return `${waited} (${facts.filter(Boolean).join(', ')}): wait until it is done, or end it with SELECT pg_terminate_backend(${pid}), and start again.`;
}
