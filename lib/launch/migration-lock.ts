import { escapeLiteral } from 'pg';
import { advisoryLockKey } from '#lib/postgres/advisory-lock.ts';
import { openClient } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { Problem } from './problem.ts';

/** `prisma migrate` takes this one; it is held here on behalf of the engine, which then must not ask for it. */
export const PRISMA_LOCK = '72707369';

type LockOptions = {
  /** How long another process may keep it. */
  waitMs: number;
};

/**
 * The right to change an installation's tables. Transaction locks: they end with this transaction, through any kind of pooler
 * and however this process ends. Rejects with a `Problem` that names the holder where another process keeps one of them.
 */
export async function lockMigrations(url: string, { waitMs }: LockOptions): Promise<AsyncDisposable> {
  const { schema } = parseDatabaseUrl(url);
  const client = await openClient(url, { application_name: 'haizen-migrate' });
  try {
    await client.query('BEGIN');
    // Nothing is sent over this connection while the migrations run over others.
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
      throw new Problem(whoHolds(rows[0], waitMs));
    }
  }

  return { [Symbol.asyncDispose]: () => client.end() };
}

type Holder = { pid: number; application: string | null; address: string | null; since: string | null };

/** A bigint key is kept in two halves. https://www.postgresql.org/docs/current/view-pg-locks.html */
const HOLDERS = `
  SELECT pid, NULLIF(application_name, '') AS application, host(client_addr) AS address,
    to_char(COALESCE(xact_start, state_change, backend_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') AS since
  FROM pg_locks LEFT JOIN pg_stat_activity USING (pid)
  WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND ((classid::bigint << 32) | objid::bigint)`;

function whoHolds(holder: Holder | undefined, waitMs: number): string {
  const waited = `Another process has held the lock for migrations for more than ${waitMs / 1_000} s`;
  if (holder === undefined) return `${waited}. Start again.`;
  const { pid, application, address, since } = holder;
  const facts = [`pid ${pid}`, application, address && `from ${address}`, since && `since ${since}`];
  return `${waited} (${facts.filter(Boolean).join(', ')}): wait until it is done, or end it with SELECT pg_terminate_backend(${pid}), and start again.`;
}
