import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { openPool } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** Prisma's client, and the connections under it, for the one statement that is too frequent to go through it. */
export type Database = PrismaClient & { readonly pool: Pool };
export type Transaction = Prisma.TransactionClient;

/**
 * A stopped process must not keep a chain's gate row: its session is ended 3 s after it falls silent in a transaction,
 * and nobody waits longer than 5 s for a lock.
 */
export const SESSION_SETTINGS = { idle_in_transaction_session_timeout: '3000', lock_timeout: '5000' } as const;

/** A network that drops packets says nothing: without these a statement would wait for TCP to give up. */
const NEVER_FOR_EVER = { query_timeout: 20_000, keepAlive: true };

/** Connects on first use; `close` ends the pool. Throws `BadDatabaseUrl`. */
export function openDatabase(
  url: string,
  { poolSize = 16, onError }: { poolSize?: number; onError?: (error: Error) => void } = {},
): Database {
  const { schema } = parseDatabaseUrl(url);
  const pool = openPool(url, { max: poolSize, session: SESSION_SETTINGS, ...NEVER_FOR_EVER });
  pool.on('error', report);
  const client = new PrismaClient({
    // Prisma names the schema in its own statements; ours find it by the session's search_path.
    adapter: new PrismaPg(pool, { schema, onConnectionError: report, disposeExternalPool: true }),
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
  return Object.assign(client, { pool });

  // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
  function report(error: Error): void {
    onError?.(error);
  }
}
